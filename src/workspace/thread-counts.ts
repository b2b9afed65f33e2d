import { groupBy } from '#domain/collection/group-by.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import { countOpen, foldThreads } from '#domain/comments/threads.ts';
import type { ArticleId } from '#domain/ids.ts';
import { countComments, readAllComments } from '#storage/comment-repository.ts';
import { database, runtime } from './store.ts';

/**
 * How many threads of each article are open; those without any are left out. Threads only ever grow, or go
 * with their article, so as long as there are as many entries as at the last reading, nothing is read.
 */
export async function openThreadCounts(): Promise<ReadonlyMap<ArticleId, number>> {
  const total = await countComments(database());
  if (runtime.threadCounts?.entries !== total) {
    const entries = await readAllComments(database());
    runtime.threadCounts = { entries: entries.length, open: countByArticle(entries) };
  }
  return runtime.threadCounts.open;
}

function countByArticle(entries: readonly CommentEntry[]): ReadonlyMap<ArticleId, number> {
  const byArticle = groupBy(entries, ({ articleId }) => articleId);
  const counts = [...byArticle].map(([id, own]) => [id, countOpen(foldThreads(own))] as const);
  return new Map(counts.filter(([, count]) => count > 0));
}
