import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/**
 * Adds entries to threads; those that are there already stay as they are, since an entry never changes.
 * `no-article`: it has been deleted for good meanwhile, and nothing was written.
 */
export function addComments(
  db: Database,
  articleId: ArticleId,
  entries: readonly CommentEntry[],
): Promise<Result<'added' | 'no-article', StorageFailure>> {
  return write(db, [db.articles, db.comments], async () => {
    const [count, known] = await Promise.all([
      db.articles.where('id').equals(articleId).count(),
      db.comments.bulkGet(entries.map(({ id }) => id)),
    ]);
    if (count === 0) return 'no-article';
    await db.comments.bulkAdd(entries.filter((_entry, index) => known[index] === undefined));
    return 'added';
  });
}

/** Everything said about an article, in no particular order. */
export async function readComments(
  db: Database,
  articleId: ArticleId,
): Promise<readonly CommentEntry[]> {
  return db.comments.where('articleId').equals(articleId).toArray();
}

/** Of all articles: for the lists, which show how many threads are open. */
export async function readAllComments(db: Database): Promise<readonly CommentEntry[]> {
  return db.comments.toArray();
}

/** How many entries there are: without a look at any of them. */
export function countComments(db: Database): Promise<number> {
  return db.comments.count();
}
