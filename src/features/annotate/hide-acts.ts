import { setBlocksHidden } from '#workspace/change-article.ts';
import type { Desk } from './desk.tsx';

/** Hides blocks, or shows them again. No offset moves either way. */
export async function setHidden(
  desk: Desk,
  blockIds: readonly string[],
  hidden: boolean,
): Promise<void> {
  await setBlocksHidden(blockIds, hidden);
  desk.say(desk.t(hidden ? 'junk.told.hidden' : 'junk.told.shown', { count: blockIds.length }));
}
