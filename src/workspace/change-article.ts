import type { Article } from '#domain/article/article.ts';
import type { ArticleId } from '#domain/ids.ts';
import { updateArticle } from '#storage/article-repository.ts';
import { showSummary } from './library-list.ts';
import { notify } from './notices.ts';
import { showArticle } from './open-article.ts';
import { database, now, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

/** Changes an article's row; shows the change only once it is on disk. */
export async function changeArticle(
  id: ArticleId,
  change: (article: Article) => Article,
): Promise<boolean> {
  const outcome = await updateArticle(database(), id, (article) => ({
    ...change(article),
    updatedAt: now(),
  }));
  if (!outcome.ok) {
    notify('save-failed', { reason: outcome.error.reason });
    return false;
  }
  if (!outcome.value) return false;
  showSummary(id, { article: outcome.value });
  showArticle(outcome.value);
  tellOtherTabs({ kind: 'library-changed' });
  return true;
}

/** Hides blocks (page junk) or brings them back. Offsets do not move. */
export async function setBlocksHidden(blockIds: readonly string[], hidden: boolean): Promise<void> {
  const { open } = store.getState();
  if (!open) return;
  const known = new Set(open.revision.blocks.map((block) => block.id));
  await changeArticle(open.article.id, (article) => {
    const ids = new Set(article.hiddenBlocks);
    for (const id of blockIds) {
      if (hidden && known.has(id)) ids.add(id);
      else ids.delete(id);
    }
    return {
      ...article,
      hiddenBlocks: open.revision.blocks.map((b) => b.id).filter((b) => ids.has(b)),
    };
  });
}
