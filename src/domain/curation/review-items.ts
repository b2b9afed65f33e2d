import type { AnnotatorId, Instant } from '#domain/ids.ts';
import type { Difference } from './difference.ts';
import type { LinkFault } from './link-fault.ts';
import type { DecisionHow, Outcome, SuggestedWhy } from './review-log.ts';

/** What one person has answered last about an item, on the versions as they are now. */
export type Position = {
  readonly by: AnnotatorId;
  readonly at: Instant;
  readonly outcome: Outcome;
  readonly how: DecisionHow;
  readonly note?: string;
};

/**
 * `asked`: somebody wants to talk about it, or the guideline does not say. Of two equals: `waiting`, I have
 * answered and the other has not; `talk`, both have, and not the same.
 */
export type ItemStatus = 'open' | 'decided' | 'asked' | 'waiting' | 'talk';

/** A difference with what has been said about it. */
export type ReviewItem = {
  readonly difference: Difference;
  /** Key of the pattern it belongs to (`PatternGroup`). */
  readonly pattern: string;
  /** Of its versions as they are now (`printOf`). */
  readonly print: string;
  readonly status: ItemStatus;
  /** What counts: where it is decided, or was and is disputed now. */
  readonly outcome?: Outcome;
  /**
   * It was not decided by itself: only those could have the relation who have its ends, and the ends are decided.
   */
  readonly follows: boolean;
  /** One a person at most, latest first. */
  readonly positions: readonly Position[];
  /** It was answered, and the versions have changed since. */
  readonly isChanged: boolean;
  /** Items about its ends that are not decided yet (relations). */
  readonly waitsFor: readonly string[];
  /** Why a layer's link cannot be taken (relations), one a layer; absent where nothing is in the way of any. */
  readonly faults?: readonly (LinkFault | undefined)[];
  /** It was decided, and the link that was kept has lost an end since: it is open again. */
  readonly lost?: LinkFault;
  /** An outcome worth proposing, and why. */
  readonly suggestion?: { readonly outcome: Outcome; readonly why: SuggestedWhy };
  /** Who disputes the decision, and what they say. */
  readonly disputed: readonly { readonly by: AnnotatorId; readonly note?: string }[];
};

/** Decided, and open again since somebody objects: it wants a look of its own, not the same answer by the dozen. */
export function isDisputed({ disputed }: Pick<ReviewItem, 'disputed'>): boolean {
  return disputed.length > 0;
}
