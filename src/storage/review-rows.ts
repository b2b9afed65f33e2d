import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { Database, FrozenRow } from './database.ts';
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
      frozen.map(({ at, layer, annotations, relations }): FrozenRow => ({
        articleId: article.id,
        layerId: layer.id,
        rev: layer.rev,
        at,
        layer,
        packed: packLayer({ annotations, relations }),
      })),
    ),
    reviews: items.flatMap(({ reviews = [] }) => reviews),
    comments: items.flatMap(({ comments = [] }) => comments),
  };
}

/** Those of an article that are not stored yet: each is written once by one person and never changes, so what has its key is the same. */
export async function missingReviewRows(
  db: Database,
  { reviews = [], comments = [] }: Pick<ArticleBundle, 'reviews' | 'comments'>,
): Promise<Pick<ReviewRows, 'reviews' | 'comments'>> {
  const [knownReviews, knownComments] = await Promise.all([
    db.reviews.bulkGet(reviews.map(({ articleId, by, seq }) => [articleId, by, seq])),
    db.comments.bulkGet(comments.map(({ id }) => id)),
  ]);
  return {
    reviews: reviews.filter((_row, index) => knownReviews[index] === undefined),
    comments: comments.filter((_row, index) => knownComments[index] === undefined),
  };
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
