import { groupBy } from '#domain/collection/group-by.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { Database, FrozenRow } from './database.ts';
import { missingOfLog } from './join-logs.ts';
import { packLayer } from './pack-layer.ts';

/** What people have said and decided about an article, as rows. */
export type ReviewRows = {
  readonly frozen: readonly FrozenRow[];
  readonly reviews: NonNullable<ArticleBundle['reviews']>;
  readonly comments: NonNullable<ArticleBundle['comments']>;
};

/** Packs frozen copies; to be called before the transaction. */
export function reviewRowsOf(items: readonly ArticleBundle[]): ReviewRows {
  return {
    frozen: items.flatMap(({ article, frozen = [] }) =>
      frozen.map(({ at, practice, layer, annotations, relations }): FrozenRow => ({
        articleId: article.id,
        layerId: layer.id,
        rev: layer.rev,
        at,
        ...(practice && { practice }),
        layer,
        packed: packLayer({ annotations, relations }),
      })),
    ),
    reviews: items.flatMap(({ reviews = [] }) => reviews),
    comments: items.flatMap(({ comments = [] }) => comments),
  };
}

/** Those that are not stored yet. A comment never changes, so what has its id is the same; of logs see `missingOfLog`. */
export async function missingReviewRows(
  db: Database,
  { reviews = [], comments = [] }: Pick<ArticleBundle, 'reviews' | 'comments'>,
): Promise<Pick<ReviewRows, 'reviews' | 'comments'>> {
  const articles = [...new Set(reviews.map(({ articleId }) => articleId))];
  const [knownReviews, knownComments] = await Promise.all([
    db.reviews.where('articleId').anyOf(articles).toArray(),
    db.comments.bulkGet(comments.map(({ id }) => id)),
  ]);
  const here = logsOf(knownReviews);
  return {
    reviews: [...logsOf(reviews)].flatMap(([key, log]) => missingOfLog(here.get(key) ?? [], log)),
    comments: comments.filter((_row, index) => knownComments[index] === undefined),
  };
}

/** By article and person. */
function logsOf(rows: readonly ReviewRow[]): ReadonlyMap<string, readonly ReviewRow[]> {
  return groupBy(rows, ({ articleId, by }) => JSON.stringify([articleId, by]));
}

/** Adds those that are not there yet and gives them back. To be called inside a transaction over the three stores. */
export async function addReviewRows(db: Database, rows: ReviewRows): Promise<ReviewRows> {
  const [known, missing] = await Promise.all([
    db.frozen.bulkGet(rows.frozen.map(({ layerId, rev }) => [layerId, rev])),
    missingReviewRows(db, rows),
  ]);
  const frozen = rows.frozen.filter((_row, index) => known[index] === undefined);
  await Promise.all([
    db.frozen.bulkAdd([...frozen]),
    db.reviews.bulkAdd([...missing.reviews]),
    db.comments.bulkAdd([...missing.comments]),
  ]);
  return { frozen, ...missing };
}
