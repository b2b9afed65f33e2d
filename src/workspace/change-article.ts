import type { Article, TextRevision } from '#domain/article/article.ts';
import type { ArticleId, TextHash } from '#domain/ids.ts';
import { readText, updateArticle, updateArticles } from '#storage/article-repository.ts';
import { refreshLibrary, showSummary } from './library-list.ts';
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

/** As `changeArticle`, of many in one transaction. */
export async function changeArticles(
  ids: readonly ArticleId[],
  change: (article: Article) => Article,
): Promise<boolean> {
  const at = now();
  const outcome = await updateArticles(database(), ids, (article) => ({
    ...change(article),
    updatedAt: at,
  }));
  if (!outcome.ok) {
    notify('save-failed', { reason: outcome.error.reason });
    return false;
  }
  await refreshLibrary();
  tellOtherTabs({ kind: 'library-changed' });
  return true;
}

/** The words and blocks of an article that need not be open; undefined when they cannot be read. */
export async function readArticleText(hash: TextHash): Promise<TextRevision | undefined> {
  return readText(database(), hash);
}

/** Which blocks of an article are out of sight. Offsets do not move. */
export async function setHiddenBlocks(
  id: ArticleId,
  hiddenBlocks: readonly string[],
): Promise<boolean> {
  return changeArticle(id, (article) => ({ ...article, hiddenBlocks }));
}

/** Hides blocks (page junk) or brings them back. Offsets do not move. */
export async function setBlocksHidden(blockIds: readonly string[], hidden: boolean): Promise<void> {
  const { open } = store.getState();
  if (!open) return;
  await changeArticle(open.article.id, withHidden(open.revision, blockIds, hidden));
}

/** Hides blocks of an article of this text, or shows them; ids of no block are passed over. In the order of the text. */
export function withHidden(
  { blocks }: Pick<TextRevision, 'blocks'>,
  blockIds: readonly string[],
  hidden: boolean,
): (article: Article) => Article {
  return (article) => {
    const ids = new Set(article.hiddenBlocks);
    for (const id of blockIds) {
      if (hidden) ids.add(id);
      else ids.delete(id);
    }
    return { ...article, hiddenBlocks: blocks.map(({ id }) => id).filter((id) => ids.has(id)) };
  };
}
