import type { ArticleId } from '#domain/ids.ts';
import { changeArticle, setBlocksHidden } from '#workspace/change-article.ts';
import { notify } from '#workspace/notices.ts';
import { type Desk, openNow, returnToText } from './desk.tsx';

/**
 * Hides blocks, or shows them again. No offset moves either way. Undo of the annotations knows
 * nothing of it: what was hidden has its own Undo, in the notice that tells of it.
 */
export async function setHidden(
  desk: Desk,
  blockIds: readonly string[],
  hidden: boolean,
): Promise<void> {
  const before = openNow()?.article;
  if (!before) return;
  await setBlocksHidden(blockIds, hidden);
  // The button that did it may be gone.
  returnToText(desk);
  const after = openNow()?.article;
  // Left meanwhile, or refused: the failure has been told already.
  if (after?.id !== before.id) return;
  const was = new Set(before.hiddenBlocks);
  const is = new Set(after.hiddenBlocks);
  if (hidden) {
    const taken = blockIds.filter((id) => is.has(id) && !was.has(id));
    if (taken.length > 0) tellHidden(after.id, taken);
    return;
  }
  const count = blockIds.filter((id) => was.has(id) && !is.has(id)).length;
  if (count > 0) desk.say(desk.t('junk.told.shown', { count }));
}

/** The notice reads itself out. Its Undo holds for this article, wherever the user is by then. */
function tellHidden(article: ArticleId, taken: readonly string[]): void {
  notify('parts-hidden', { count: taken.length }, () => {
    const shown = new Set(taken);
    void changeArticle(article, (now) => ({
      ...now,
      hiddenBlocks: now.hiddenBlocks.filter((id) => !shown.has(id)),
    }));
  });
}
