import type { EscapeStep } from './draft-flow.ts';

/** What decides which keys matter now. */
export type HintSituation = {
  readonly isLinking: boolean;
  readonly hasSelection: boolean;
  readonly isDraft: boolean;
  readonly hasActive: boolean;
  readonly hasAnnotations: boolean;
  /** The selection can become another piece of the active annotation. */
  readonly takesPieces: boolean;
};

/** `labels` stands for the keys of all labels. */
export type Hint =
  | 'labels'
  | 'piece'
  | 'quote'
  | 'sentence'
  | 'next'
  | 'accept'
  | 'suggestion'
  | 'speaker'
  | 'source'
  | 'card'
  | 'link'
  | 'delete'
  | 'letter'
  | 'list'
  | 'escape';

/** The few keys worth showing, most useful first: what they do must be true at this moment. */
export function hintsFor(at: HintSituation): readonly Hint[] {
  if (at.isLinking) return ['letter', 'list', 'escape'];
  if (at.hasSelection) return at.takesPieces ? ['labels', 'piece', 'escape'] : ['labels', 'escape'];
  if (at.isDraft) return ['accept', 'suggestion', 'speaker', 'source', 'escape'];
  if (at.hasActive) return ['card', 'link', 'quote', 'next', 'delete', 'escape'];
  return at.hasAnnotations ? ['quote', 'sentence', 'next'] : ['quote', 'sentence'];
}

/** What Esc would do, as the word beside the key; undefined where it does nothing. */
export function escapeHint(
  step: EscapeStep,
): 'cancel' | 'deselect' | 'takeBack' | 'close' | undefined {
  switch (step) {
    case 'stop-linking':
      return 'cancel';
    case 'drop-selection':
      return 'deselect';
    case 'take-back-draft':
      return 'takeBack';
    case 'close-stack':
    case 'finish-draft':
    case 'deactivate':
      return 'close';
    case 'none':
      return undefined;
  }
}
