import type { AttributeValue } from '#domain/annotation/annotation.ts';
import {
  type AttributionAnswer,
  type AttributionField,
  CLAIM,
} from '#domain/annotation/attribution.ts';
import { attributionRelations } from '#domain/annotation/attribution-of.ts';
import type { Command } from '#domain/annotation/command.ts';
import { planAccept, planAcceptSources } from '#domain/annotation/plan-accept.ts';
import { planAnswer } from '#domain/annotation/plan-answer.ts';
import {
  planAddPiece,
  planRelabel,
  planRemove,
  planResize,
  planSetAttribute,
  planSetMentionEntity,
} from '#domain/annotation/plan-change.ts';
import type { Plan, PlanContext } from '#domain/annotation/plan-context.ts';
import {
  linkTargets as linkTargetsIn,
  planLink,
  planSetRelationAttribute,
} from '#domain/annotation/plan-link.ts';
import { planMoveEdge } from '#domain/annotation/plan-move-edge.ts';
import { planRepeat } from '#domain/annotation/plan-repeat.ts';
import { planTag } from '#domain/annotation/plan-tag.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotationId, RelationId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import type { Span } from '#domain/text/span.ts';
import { entityOfEnd, rememberAnswer } from './candidates.ts';
import { unlessHandedIn } from './hand-in.ts';
import { setActive, startDraft } from './open-article.ts';
import { newId, now, runtime, store } from './store.ts';
import type { ActName, ActOutcome, OpenArticle } from './workspace-state.ts';

/** Tags a stretch of text and makes it active; a claim becomes the draft, waiting for its speaker. */
export function tag(label: string, span: Span): AnnotationId | undefined {
  return tagPieces(label, [span]);
}

/** As `tag`, for a passage in several pieces. Undefined: there was nothing to tag, or the label takes one piece. */
function tagPieces(label: string, spans: readonly Span[]): AnnotationId | undefined {
  const context = planContext();
  const plan = context && planTag(context, label, spans);
  if (!plan?.ok) return undefined;
  const { command, id } = plan.value;
  const outcome = run('tag', command, () => {
    if (label === CLAIM) startDraft(id);
    else setActive(id);
  });
  return outcome.ok ? id : undefined;
}

/** Makes claims of guesses, with the speakers and sources they name: one act, one undo. */
export function acceptSuggestions(
  suggestions: readonly Suggestion[],
): readonly (AnnotationId | undefined)[] {
  const context = planContext();
  const plan = context && planAccept(context, suggestions);
  if (!plan?.ok || !run('accept-suggestion', plan.value.command).ok) return [];
  return plan.value.ids;
}

/** Tags guessed sources, with whom they name: one act, one undo. */
export function acceptSources(
  sources: readonly SourceSuggestion[],
): readonly (AnnotationId | undefined)[] {
  const context = planContext();
  const plan = context && planAcceptSources(context, sources);
  if (!plan?.ok || !run('accept-suggestion', plan.value.command).ok) return [];
  return plan.value.ids;
}

/** Fills a claim's speaker or source. An accepted guess is recorded as one. */
export function answer(
  claim: AnnotationId,
  field: AttributionField,
  given: AttributionAnswer,
): ActOutcome {
  const isGuess = 'suggested' in given;
  const outcome = act(`set-${field}`, (context) =>
    planAnswer(context, claim, field, given, isGuess ? 'suggested-accepted' : 'manual'),
  );
  if (outcome.ok) rememberAnswers(claim, field);
  return outcome;
}

/** Gives a claim the speaker and source of the nearest attributed claim before it. */
export function repeatAttribution(claim: AnnotationId): ActOutcome {
  const previous = claimBefore(claim);
  if (previous === undefined) return REFUSED;
  return act('repeat-attribution', (context) =>
    planRepeat(context, claim, previous, runtime.attribution),
  );
}

export function addPiece(id: AnnotationId, span: Span): ActOutcome {
  return act('add-piece', (context) => planAddPiece(context, id, span));
}

export function resize(id: AnnotationId, fragments: readonly Span[]): ActOutcome {
  return act('resize', (context) => planResize(context, id, fragments));
}

export function moveEdge(
  id: AnnotationId,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: 'word' | 'character',
): ActOutcome {
  return act('resize', (context) => planMoveEdge(context, id, edge, direction, unit));
}

export function relabel(id: AnnotationId, label: string): ActOutcome {
  return act('relabel', (context) => planRelabel(context, id, label));
}

/** `null` takes the answer back. */
export function setAttribute(
  id: AnnotationId,
  attribute: string,
  value: AttributeValue | null,
): ActOutcome {
  return act('set-attribute', (context) => planSetAttribute(context, id, attribute, value));
}

export function setRelationAttribute(
  id: RelationId,
  attribute: string,
  value: AttributeValue | null,
): ActOutcome {
  return act('set-attribute', (context) => planSetRelationAttribute(context, id, attribute, value));
}

/** An empty note is no note. */
export function setNote(id: AnnotationId, note: string | null): ActOutcome {
  const text = note?.trim() ? note : null;
  return act('set-note', (context) => ok({ kind: 'set-note', id, note: text, at: context.now }));
}

/** Says which person or source a mention names: a known one by name or alias, or a new one. */
export function setMentionEntity(id: AnnotationId, name: string | null): ActOutcome {
  return act('set-entity', (context) => planSetMentionEntity(context, id, name));
}

/** Changes a person or source for the whole project. An empty name is refused. */
export function editEntity(before: Entity, after: Entity): ActOutcome {
  const name = tidyName(after.name);
  if (name === '') return REFUSED;
  const entity = { ...after, name };
  return act('edit-entity', () => ok({ kind: 'replace-entity', entity, before }));
}

export function link(type: string, from: AnnotationId, to: AnnotationId): ActOutcome {
  return act('link', (context) => {
    const plan = planLink(context, type, from, to);
    return plan.ok ? ok(plan.value.command) : plan;
  });
}

export function unlink(id: RelationId): ActOutcome {
  return run('unlink', { kind: 'unlink', id });
}

export function remove(id: AnnotationId): ActOutcome {
  return act('remove', (context) => planRemove(context, id));
}

/** Relation types that are not fields and may start here, each with where it may lead, in text order. */
export function linkTargets(
  id: AnnotationId,
): readonly { readonly type: string; readonly targets: readonly AnnotationId[] }[] {
  const context = planContext();
  return context ? linkTargetsIn(context, id) : [];
}

const NOTHING_OPEN: ActOutcome = { ok: false, reason: 'nothing-open' };
const REFUSED: ActOutcome = { ok: false, reason: 'refused' };
const DONE: ActOutcome = { ok: true };

/** Runs what is planned for the open article as one act, one undo. */
export function act(name: ActName, plan: (context: PlanContext) => Plan): ActOutcome {
  const context = planContext();
  if (!context) return NOTHING_OPEN;
  const planned = plan(context);
  return planned.ok ? run(name, planned.value) : REFUSED;
}

function run(name: ActName, command: Command, onDone?: () => void): ActOutcome {
  const { session } = runtime;
  if (!store.getState().open || !session) return NOTHING_OPEN;
  // All is as asked for already: nothing to save, nothing to undo.
  if (command.kind === 'batch' && command.commands.length === 0) return DONE;
  return unlessHandedIn(() => {
    const outcome = session.run(name, command);
    if (outcome.ok) onDone?.();
    return outcome;
  });
}

/** Of the open article; undefined where none is. */
export function planContext(): PlanContext | undefined {
  const { open, project } = store.getState();
  if (!open || !project) return undefined;
  return {
    state: open.state,
    codebook: project.codebook,
    text: open.revision.text,
    blocks: markedBlocks(open),
    language: open.article.language,
    projectId: project.id,
    newId,
    now: now(),
  };
}

/** The text's blocks, with what the article has hidden marked as such. */
function markedBlocks({ article, revision }: OpenArticle): PlanContext['blocks'] {
  if (article.hiddenBlocks.length === 0) return revision.blocks;
  const hidden = new Set(article.hiddenBlocks);
  return revision.blocks.map((block) =>
    hidden.has(block.id) ? { ...block, hidden: true as const } : block,
  );
}

/** Entities a claim is now attributed to count as the latest answers. */
function rememberAnswers(claim: AnnotationId, field: AttributionField): void {
  const { open } = store.getState();
  if (!open) return;
  for (const relation of attributionRelations(open.state, claim, field)) {
    const id = entityOfEnd(open.state, relation.to);
    if (id) rememberAnswer(field, id);
  }
}

/** The claim with the latest start before this one's that has a speaker or source of its own. */
function claimBefore(id: AnnotationId): AnnotationId | undefined {
  const { open } = store.getState();
  const claim = open && getFrom(open.state.annotations, id);
  const start = claim?.fragments[0]?.start;
  if (!open || start === undefined) return undefined;
  let best: { readonly id: AnnotationId; readonly start: number } | undefined;
  for (const other of valuesOf(open.state.annotations)) {
    const at = other.fragments[0]?.start ?? 0;
    if (other.label !== CLAIM || other.id === id || at > start || at < (best?.start ?? -1))
      continue;
    const isAttributed = (['speaker', 'source'] as const).some(
      (field) => attributionRelations(open.state, other.id, field).length > 0,
    );
    if (isAttributed || other.attributes['unattributed'] === true)
      best = { id: other.id, start: at };
  }
  return best?.id;
}
