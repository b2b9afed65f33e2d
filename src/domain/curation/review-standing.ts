import type { AnnotatorId, LayerId } from '#domain/ids.ts';
import { decisionsAgainst } from './decisions-against.ts';
import type { ReviewLog } from './fold-review.ts';
import { type ReviewCounts, countReview } from './review-counts.ts';
import type { ReviewItem } from './review-items.ts';

/** Where a review stands for one person, in few numbers: what lists say without comparing. */
export type ReviewStanding = ReviewCounts & {
  /** Decisions that others than me dispute. */
  readonly disputed: number;
  /** Key of the first of them. */
  readonly firstDisputed?: string;
  /** Decisions by others that made something else of my version. */
  readonly against: number;
  /** Of those, without an answer of mine. */
  readonly unanswered: number;
};

type Reviewed = {
  readonly items: readonly ReviewItem[];
  readonly layers: readonly { readonly id: LayerId; readonly annotatorId: AnnotatorId }[];
  readonly answers: ReviewLog['answers'];
};

export function reviewStanding(
  { items, layers, answers }: Reviewed,
  me: AnnotatorId,
): ReviewStanding {
  const own = layers.find(({ annotatorId }) => annotatorId === me);
  const ids = layers.map(({ id }) => id);
  const against = own ? decisionsAgainst({ items, layers: ids, answers }, own.id, me) : [];
  const byOthers = items.filter(({ disputed }) => disputed.some(({ by }) => by !== me));
  const [first] = byOthers;
  return {
    ...countReview(items),
    disputed: byOthers.length,
    ...(first && { firstDisputed: first.difference.key }),
    against: against.length,
    unanswered: against.filter(({ answer }) => !answer).length,
  };
}
