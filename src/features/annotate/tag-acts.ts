import { findLabel, type RelationDefinition } from '#domain/codebook/codebook.ts';
import { extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import { addPiece, answer, relabel, remove, setAttribute, tag } from '#workspace/annotate.ts';
import { redo, undo } from '#workspace/history.ts';
import { finishDraft } from '#workspace/open-article.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { isAnswered } from './attribution-acts.ts';
import { type Desk, openNow, surfaceOf } from './desk.tsx';
import { fieldForTag } from './draft-flow.ts';
import { clampText, quoteOf } from '#parts/quote-text.ts';
import { describeAnnotation, labelName, report, sayDone, sayRefused } from './report.ts';
import { collapseSelection } from './selection-acts.ts';

/** Tags what is selected; with a draft waiting for its speaker, `S` answers the draft. */
export function tagSelection(desk: Desk, label: string): void {
  const span = surfaceOf(desk)?.selection();
  if (!span) desk.say(desk.t('say.nothingSelected'));
  else if (tagSpan(desk, label, span)) collapseSelection(desk);
}

export function tagSpan(desk: Desk, label: string, span: Span): boolean {
  const open = openNow();
  if (!open) return false;
  const field =
    open.draftId === undefined ? undefined : fieldForTag(label, openFields(open.draftId));
  if (open.draftId !== undefined && field)
    return answerWithMention(desk, open.draftId, field, span);
  if (open.draftId !== undefined) finishDraft();
  const id = tag(label, span);
  if (id === undefined) {
    sayRefused(desk);
    return false;
  }
  sayDone(desk, desk.t('say.tagged', { what: describeAnnotation(desk, id) }));
  return true;
}

/** Adds the selection to the active annotation as a further piece. */
export function addSelectedPiece(desk: Desk): void {
  const open = openNow();
  const span = surfaceOf(desk)?.selection();
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  if (!active) return;
  const { project } = workspaceState();
  if (project && findLabel(project.codebook, active.label)?.discontinuous !== true) {
    desk.say(desk.t('say.onePieceOnly', { label: labelName(active.label) }));
  } else if (!span) {
    desk.say(desk.t('say.selectPiece'));
  } else if (report(desk, addPiece(active.id, span), desk.t('say.pieceAdded'))) {
    collapseSelection(desk);
  }
}

/** Another label on the same words; what the new label cannot have goes, and undo brings it back. */
export function changeLabel(desk: Desk, id: AnnotationId, label: string): void {
  const outcome = relabel(id, label);
  if (outcome.ok && openNow()?.draftId === id) finishDraft();
  report(desk, outcome, desk.t('say.relabelled', { what: describeAnnotation(desk, id) }));
}

export function removeAnnotation(desk: Desk, id: AnnotationId): void {
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  if (!open || !annotation) return;
  const what = describeAnnotation(desk, id);
  const { start } = extent(annotation);
  if (!report(desk, remove(id), desk.t('say.removed', { what }))) return;
  surfaceOf(desk)?.select({ start, end: start });
  surfaceOf(desk)?.focus();
}

export function setVerdict(desk: Desk, verdict: 'supported' | 'refuted' | 'unchecked'): void {
  const id = openNow()?.activeId;
  const { project } = workspaceState();
  if (id === undefined || !project) return;
  const attribute = project.codebook.labels
    .flatMap((label) => label.attributes)
    .find((one) => one.id === 'verdict');
  const name =
    attribute?.type === 'enum'
      ? attribute.options.find((one) => one.id === verdict)?.name
      : undefined;
  report(
    desk,
    setAttribute(id, 'verdict', verdict),
    desk.t('say.fieldSet', { field: attribute?.name ?? 'verdict', value: name ?? verdict }),
  );
}

export function undoAct(desk: Desk): void {
  const name = openNow()?.undoName;
  if (name === undefined) desk.say(desk.t('say.nothingToUndo'));
  else if (undo().ok) desk.say(desk.t('say.undone', { act: desk.t(`act.${name}`) }));
}

export function redoAct(desk: Desk): void {
  const name = openNow()?.redoName;
  if (name === undefined) desk.say(desk.t('say.nothingToRedo'));
  else if (redo().ok) desk.say(desk.t('say.redone', { act: desk.t(`act.${name}`) }));
}

/** The words of an annotation, short enough for a button. */
export function shortQuote(id: AnnotationId, limit: number): string {
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  return open && annotation ? clampText(quoteOf(open.revision.text, annotation), limit) : '';
}

/** The relation behind a field of the claim's card. */
function fieldRelation(field: AttributionField): RelationDefinition | undefined {
  return workspaceState().project?.codebook.relations.find((relation) => relation.field === field);
}

function openFields(claim: AnnotationId) {
  return (['speaker', 'source'] as const).map((field) => ({
    field,
    labels: fieldRelation(field)?.to ?? [],
    isAnswered: isAnswered(claim, field),
  }));
}

function answerWithMention(
  desk: Desk,
  claim: AnnotationId,
  field: AttributionField,
  span: Span,
): boolean {
  const name = openNow()?.revision.text.slice(span.start, span.end) ?? '';
  const outcome = answer(claim, field, { kind: 'mention', span });
  return report(desk, outcome, desk.t('say.answered', { field: desk.t(`field.${field}`), name }));
}
