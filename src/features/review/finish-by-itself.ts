import { type Desk, reviewNow } from './desk.tsx';
import { takeAllAgreed } from './item-acts.ts';

/**
 * A review without differences has nothing to ask: what all agree on is taken at once, visibly, and can be
 * taken back. It does so once; what somebody has taken back stays so.
 */
export function finishByItself(desk: Desk): void {
  const review = reviewNow();
  if (!review || isToBeAsked(desk) || review.items.length > 0 || review.agreed.count === 0) return;
  const isUntouched = review.undo === undefined && review.redo === undefined;
  if (isUntouched && !review.agreed.isTaken) takeAllAgreed(desk);
}

/** Whether an agreed version would be lost that nobody has given up yet. */
function isToBeAsked({ screen }: Desk): boolean {
  return (reviewNow()?.replaces ?? 0) > 0 && !screen.getState().mayReplace;
}
