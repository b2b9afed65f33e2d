import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { AnnotatorId } from '#domain/ids.ts';
import { saidBy } from '#domain/packets/rename-bundle.ts';
import type { Database, FrozenRow, LayerRow } from './database.ts';

/** Frozen copies, decisions and comments, where who works here has another id from now on. */
export type SaidRows = {
  readonly frozen: readonly FrozenRow[];
  readonly comments: readonly CommentEntry[];
  /** Stored under keys of their own; `oldReviews` go. */
  readonly reviews: readonly ReviewRow[];
  readonly oldReviews: readonly ReviewRow[];
  /** Everybody whom these rows are by. */
  readonly people: ReadonlySet<AnnotatorId>;
};

/**
 * What `me` has said is said by `owner`, except on an article where a layer goes on being `me`'s, or where both have
 * a log of decisions: two logs are not one. `layers` are those that have their owners already.
 */
export async function saidRows(
  db: Database,
  layers: readonly LayerRow[],
  me: AnnotatorId,
  owner: AnnotatorId,
): Promise<SaidRows> {
  const [frozen, reviews, comments] = await Promise.all([
    db.frozen.toArray(),
    db.reviews.toArray(),
    db.comments.toArray(),
  ]);
  const apart = new Set(
    [
      ...layers.filter(({ annotatorId }) => annotatorId === me),
      ...reviews.filter(({ by }) => by === owner),
    ].map(({ articleId }) => articleId),
  );
  const isMoved = ({ articleId }: Pick<FrozenRow, 'articleId'>): boolean => !apart.has(articleId);
  const renamed = (id: AnnotatorId): AnnotatorId => (id === me ? owner : id);
  const own = me === owner ? [] : reviews.filter((row) => row.by === me && isMoved(row));
  const rows = {
    frozen: frozen.map((row) =>
      isMoved(row)
        ? { ...row, layer: { ...row.layer, annotatorId: renamed(row.layer.annotatorId) } }
        : row,
    ),
    comments: comments.map((entry) => (isMoved(entry) ? saidBy(entry, renamed) : entry)),
    reviews: own.map((row) => ({ ...row, by: owner })),
    oldReviews: own,
  };
  const others = reviews.filter((row) => !own.includes(row));
  const people = new Set([
    ...rows.frozen.map(({ layer }) => layer.annotatorId),
    ...[...rows.comments, ...rows.reviews, ...others].map(({ by }) => by),
  ]);
  return { ...rows, people };
}
