import type { ArticleId } from '#domain/ids.ts';
import { changeArticle, setBlocksHidden, withHidden } from '#workspace/change-article.ts';
import { notify } from '#workspace/notices.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import { type Desk, openNow, returnToText } from './desk.tsx';

/**
 * Hides blocks, or shows them again. No offset moves either way. Undo of the annotations knows
 * nothing of it: it has its own Undo, in the notice that tells of it.
 */
export async function setHidden(
  desk: Desk,
  blockIds: readonly string[],
  hidden: boolean,
): Promise<void> {
  const open = openNow();
  if (!open) return;
  const { article: before, revision } = open;
  await setBlocksHidden(blockIds, hidden);
  // The button that did it may be gone.
  returnToText(desk);
  const after = openNow()?.article;
  // Left meanwhile, or refused: the failure has been told already.
  if (after?.id !== before.id) return;
  const was = new Set(before.hiddenBlocks);
  const is = new Set(after.hiddenBlocks);
  const changed = blockIds.filter((id) => is.has(id) === hidden && was.has(id) !== hidden);
  if (changed.length > 0) tell({ article: after.id, revision, changed }, hidden);
}

type Told = Pick<OpenArticle, 'revision'> & {
  readonly article: ArticleId;
  readonly changed: readonly string[];
};

/** The notice reads itself out. Its Undo holds for this article, wherever the user is by then. */
function tell({ article, revision, changed }: Told, hidden: boolean): void {
  const count = changed.length;
  notify(hidden ? 'parts-hidden' : 'parts-shown', { count }, () => {
    void changeArticle(article, withHidden(revision, changed, !hidden));
  });
}
