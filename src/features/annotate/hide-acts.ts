import { setBlocksHidden } from '#workspace/change-article.ts';
import { type Desk, returnToText } from './desk.tsx';

/** Hides blocks, or shows them again. No offset moves either way. */
export async function setHidden(
  desk: Desk,
  blockIds: readonly string[],
  hidden: boolean,
): Promise<void> {
  await setBlocksHidden(blockIds, hidden);
  // The button that did it may be gone.
  returnToText(desk);
  desk.say(desk.t(hidden ? 'junk.told.hidden' : 'junk.told.shown', { count: blockIds.length }));
}
