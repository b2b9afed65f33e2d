import { articleOfReview } from '#domain/export/review-key.ts';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/** What was typed about reviews when the last ones were made, so that nobody types it again. It is in no file that leaves. */
export type KeptReviews = {
  readonly page: string;
  /** `ReviewedClaim.key` → what was typed for it. */
  readonly pages: ReadonlyMap<string, string>;
  readonly publisher: string;
  readonly publisherPage: string;
  /** Absent: the day that was proposed, which is another one the next time. */
  readonly published?: string;
};

export async function readKeptReviews(
  db: Database,
  projectId: ProjectId,
): Promise<KeptReviews | undefined> {
  const row = await db.meta.get('reviews');
  return row?.key === 'reviews' && row.projectId === projectId ? row.said : undefined;
}

/**
 * Changes what is kept from `before`, as it was read, to `said`: what another tab has kept meanwhile stays where nothing
 * else was said here. Of what one has deleted for good nothing comes back: neither of an article nor of the whole project.
 */
export function keepReviews(
  db: Database,
  projectId: ProjectId,
  said: KeptReviews,
  before: KeptReviews = NOTHING_SAID,
): Promise<Result<void, StorageFailure>> {
  return write(db, [db.projects, db.articles], async () => {
    const [project, ids, stored] = await Promise.all([
      db.projects.get(projectId),
      db.articles.toCollection().primaryKeys(),
      readKeptReviews(db, projectId),
    ]);
    if (!project) return;
    const articles = new Set<unknown>(ids);
    const joined = joinSaid(stored ?? NOTHING_SAID, before, said);
    const pages = new Map([...joined.pages].filter(([key]) => articles.has(articleOfReview(key))));
    await db.meta.put({ key: 'reviews', projectId, said: { ...joined, pages } });
  });
}

const NOTHING_SAID: KeptReviews = { page: '', pages: new Map(), publisher: '', publisherPage: '' };

/** Field by field, and page by page: the one that was changed here, else the one that is stored. */
function joinSaid(stored: KeptReviews, before: KeptReviews, said: KeptReviews): KeptReviews {
  const pages = new Map(stored.pages);
  for (const key of new Set([...before.pages.keys(), ...said.pages.keys()])) {
    const page = said.pages.get(key);
    if (page === before.pages.get(key)) continue;
    if (page === undefined) pages.delete(key);
    else pages.set(key, page);
  }
  const pick = <T>(of: (each: KeptReviews) => T): T =>
    of(said) === of(before) ? of(stored) : of(said);
  const published = pick((each) => each.published);
  return {
    page: pick(({ page }) => page),
    pages,
    publisher: pick(({ publisher }) => publisher),
    publisherPage: pick(({ publisherPage }) => publisherPage),
    ...(published !== undefined && { published }),
  };
}

/** Addresses of reviews of an article that is gone for good. To be called inside a transaction over `meta`. */
export async function forgetReviewsOf(db: Database, articleId: ArticleId): Promise<void> {
  const row = await db.meta.get('reviews');
  if (row?.key !== 'reviews') return;
  const left = [...row.said.pages].filter(([key]) => articleOfReview(key) !== articleId);
  if (left.length === row.said.pages.size) return;
  await db.meta.put({ ...row, said: { ...row.said, pages: new Map(left) } });
}
