import { extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import { answer, repeatAttribution } from '#workspace/annotate.ts';
import { type Candidate, candidatesFor, isOfThisArticle } from '#workspace/candidates.ts';
import { undo } from '#workspace/history.ts';
import { finishDraft, setActive } from '#workspace/open-article.ts';
import { attributionOf } from '#workspace/views.ts';
import { type Desk, openNow, surfaceOf } from './desk.tsx';
import {
  currentField,
  enterStep,
  escapeStep,
  guessesToTake,
  type Situation,
} from './draft-flow.ts';
import { hasOwnAnswer } from './has-own-answer.ts';
import { stopLinking } from './link-acts.ts';
import { describeAnnotation, report, sayDone } from './report.ts';
import type { CardPart } from './screen-store.ts';
import { collapseSelection } from './selection-acts.ts';

const FIELDS: readonly AttributionField[] = ['speaker', 'source'];

/** True when the field has an answer of its own: what is inherited is none. */
export function isAnswered(claim: AnnotationId, field: AttributionField): boolean {
  const open = openNow();
  return open !== undefined && hasOwnAnswer(attributionOf(open.state, claim, field));
}

/** Enter: takes the draft as its card shows it, or goes into the card of the active annotation. */
export function accept(desk: Desk): void {
  const open = openNow();
  const step = enterStep(situationOf(desk));
  if (step === 'accept-draft' && open?.draftId !== undefined) acceptDraft(desk, open.draftId);
  else if (step === 'enter-card') wishFocus(desk, 'card');
}

/** Stores the guesses shown as guesses, closes the draft; the caret stays where it is. */
export function acceptDraft(desk: Desk, claim: AnnotationId): void {
  const fields = FIELDS.map((field) => ({
    field,
    isAnswered: isAnswered(claim, field),
    candidates: candidatesFor(claim, field, ''),
  }));
  const taken = guessesToTake(fields).filter(
    (guess) => answer(claim, guess.field, guess.answer).ok,
  );
  finishDraft();
  const told = taken.map(({ field, name }) => `${desk.t(`field.${field}`)} ${name}.`).join(' ');
  if (taken.length > 0) sayDone(desk, desk.t('say.acceptedWith', { told }));
  else desk.say(desk.t('say.accepted', { what: describeAnnotation(desk, claim) }));
}

/** Esc: the smallest thing that is open goes first. */
export function cancel(desk: Desk): void {
  switch (escapeStep(situationOf(desk))) {
    case 'stop-linking':
      stopLinking(desk);
      break;
    case 'close-stack':
      desk.screen.setState({ stack: undefined });
      break;
    case 'drop-selection':
      collapseSelection(desk);
      break;
    case 'take-back-draft':
      if (undo().ok) desk.say(desk.t('say.draftTakenBack'));
      break;
    case 'finish-draft':
      finishDraft();
      break;
    case 'deactivate':
      setActive(undefined);
      break;
    case 'none':
      break;
  }
}

export function takeCandidate(
  desk: Desk,
  claim: AnnotationId,
  field: AttributionField,
  candidate: Candidate,
): void {
  const told = desk.t('say.answered', { field: desk.t(`field.${field}`), name: candidate.name });
  report(desk, answer(claim, field, candidate.answer), told);
}

/** A digit in the article: the candidate of that number, for the first field without an answer. */
export function takeNumbered(desk: Desk, digit: number): void {
  const claim = openNow()?.activeId;
  if (claim === undefined) return;
  const field = currentField(isAnswered(claim, 'speaker'), isAnswered(claim, 'source'));
  const candidate = candidatesFor(claim, field, '').filter(isOfThisArticle)[digit - 1];
  if (candidate) takeCandidate(desk, claim, field, candidate);
  else desk.say(desk.t('say.noCandidate', { digit, field: desk.t(`field.${field}`) }));
}

/** `=`: the same speaker and source as the claim before. */
export function repeatBefore(desk: Desk): void {
  const claim = openNow()?.activeId;
  if (claim === undefined) return;
  const outcome = repeatAttribution(claim);
  if (outcome.ok) sayDone(desk, desk.t('say.repeated', { what: describeAnnotation(desk, claim) }));
  else desk.say(desk.t('say.nothingToRepeat'));
}

/** Asks the active card to take the focus, at the part given. */
export function wishFocus(desk: Desk, part: CardPart): void {
  desk.screen.setState({ focusWish: { part, at: performance.now() } });
}

/** Makes an annotation active and brings it into view; its draft state is left as it is. */
export function goTo(desk: Desk, id: AnnotationId): void {
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  if (!open || !annotation) return;
  if (open.draftId !== undefined && open.draftId !== id) finishDraft();
  setActive(id);
  const { start } = extent(annotation);
  surfaceOf(desk)?.reveal(start);
}

/** As `goTo`, and the caret goes along: reading continues there. */
export function jumpTo(desk: Desk, id: AnnotationId): void {
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  if (!annotation) return;
  goTo(desk, id);
  const { start } = extent(annotation);
  surfaceOf(desk)?.select({ start, end: start });
  surfaceOf(desk)?.focus();
  desk.say(describeAnnotation(desk, id));
}

function situationOf(desk: Desk): Situation {
  const { linking, stack, surface } = desk.screen.getState();
  const open = openNow();
  return {
    linking: linking !== undefined,
    stackOpen: stack !== undefined,
    selection: surface?.selection() !== undefined,
    activeId: open?.activeId,
    draftId: open?.draftId,
    undoName: open?.undoName,
  };
}
