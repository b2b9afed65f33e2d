import type { AnnotationId } from '#domain/ids.ts';
import type { AttributionAnswer, AttributionField } from '#domain/annotation/attribution.ts';
import type { Candidate } from '#workspace/candidates.ts';
import type { ActName } from '#workspace/workspace-state.ts';

/** What Enter and Esc depend on. */
export type Situation = {
  readonly linking: boolean;
  readonly stackOpen: boolean;
  readonly selection: boolean;
  readonly activeId: AnnotationId | undefined;
  readonly draftId: AnnotationId | undefined;
  readonly undoName: ActName | undefined;
};

export type EscapeStep =
  | 'stop-linking'
  | 'close-stack'
  | 'drop-selection'
  | 'take-back-draft'
  | 'finish-draft'
  | 'deactivate'
  | 'none';

/**
 * Esc undoes the smallest thing first. A draft nobody has touched since it was tagged is taken back
 * by undo (so redo brings it again); one that holds an answer is only closed: work is never lost.
 */
export function escapeStep(at: Situation): EscapeStep {
  if (at.linking) return 'stop-linking';
  if (at.stackOpen) return 'close-stack';
  if (at.selection) return 'drop-selection';
  if (at.draftId !== undefined) {
    const isUntouched = at.undoName === 'tag' && at.activeId === at.draftId;
    return isUntouched ? 'take-back-draft' : 'finish-draft';
  }
  return at.activeId === undefined ? 'none' : 'deactivate';
}

export type EnterStep = 'accept-draft' | 'enter-card' | 'none';

/** Enter accepts the draft as the card shows it; on any other active annotation it goes into its card. */
export function enterStep(at: Situation): EnterStep {
  if (at.draftId !== undefined) return 'accept-draft';
  return at.activeId === undefined ? 'none' : 'enter-card';
}

export type FieldState = {
  readonly field: AttributionField;
  readonly isAnswered: boolean;
  readonly candidates: readonly Candidate[];
};

export type GuessTaken = {
  readonly field: AttributionField;
  readonly name: string;
  readonly answer: AttributionAnswer;
};

/** The guesses that Enter turns into answers: only where nothing is answered and the first candidate is a guess. */
export function guessesToTake(fields: readonly FieldState[]): readonly GuessTaken[] {
  return fields.flatMap(({ field, isAnswered, candidates }) => {
    const first = candidates[0];
    if (isAnswered || !first?.guessed) return [];
    return [{ field, name: first.name, answer: first.answer }];
  });
}

/** The field that digits and its chips' numbers belong to: the first without an answer. */
export function currentField(
  isSpeakerAnswered: boolean,
  isSourceAnswered: boolean,
): AttributionField {
  return isSpeakerAnswered && !isSourceAnswered ? 'source' : 'speaker';
}

/**
 * Tagging a mention while a claim's card waits for it answers the card: "S" on the name gives
 * the draft its speaker. Everything else is a tag of its own.
 */
export function fieldForTag(
  label: string,
  fields: readonly {
    readonly field: AttributionField;
    readonly labels: readonly string[];
    readonly isAnswered: boolean;
  }[],
): AttributionField | undefined {
  return fields.find(({ labels, isAnswered }) => !isAnswered && labels.includes(label))?.field;
}
