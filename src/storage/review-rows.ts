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

/**
 * Adds those that are not there yet and gives them back: each is written once by one person and never changes, so
 * what has its key is the same. To be called inside a transaction over the three stores.
 */
export async function addReviewRows(db: Database, rows: ReviewRows): Promise<ReviewRows> {
  const [frozen, reviews, comments] = await Promise.all([
    db.frozen.bulkGet(rows.frozen.map(({ layerId, rev }) => [layerId, rev])),
    db.reviews.bulkGet(rows.reviews.map(({ articleId, by, seq }) => [articleId, by, seq])),
    db.comments.bulkGet(rows.comments.map(({ id }) => id)),
  ]);
  const fresh: ReviewRows = {
    frozen: rows.frozen.filter((_row, index) => frozen[index] === undefined),
    reviews: rows.reviews.filter((_row, index) => reviews[index] === undefined),
    comments: rows.comments.filter((_row, index) => comments[index] === undefined),
  };
  await Promise.all([
    db.frozen.bulkAdd([...fresh.frozen]),
    db.reviews.bulkAdd([...fresh.reviews]),
    db.comments.bulkAdd([...fresh.comments]),
  ]);
  return fresh;
}
