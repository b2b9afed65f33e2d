import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { filterItems, type ItemFilter } from './item-filter.ts';
import type { ReviewIndex } from './review-index.ts';
import type { Stage } from './screen-store.ts';
import { needsTalk } from './steps.ts';

/** The items that the keys walk through. */
export function walkedItems(
  { items }: Pick<OpenReview, 'items'>,
  index: ReviewIndex,
  { stage, filter }: { readonly stage: Stage; readonly filter: ItemFilter },
): readonly ReviewItem[] {
  return stage === 'talk' ? items.filter(needsTalk) : filterItems(items, index, filter);
}

/** Where a review goes on when it is opened: nothing is asked that has been answered. */
export function stageOf({ agreed, items }: Pick<OpenReview, 'agreed' | 'items'>): Stage {
  const isBegun = agreed.isTaken || items.some(({ positions }) => positions.length > 0);
  if (!isBegun) return 'overview';
  if (items.some(({ status }) => status === 'open')) return 'items';
  return items.some(needsTalk) ? 'talk' : 'finish';
}
