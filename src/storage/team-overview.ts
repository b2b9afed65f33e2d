import type { Layer } from '#domain/annotation/layer.ts';
import { type ReviewLog, foldReview } from '#domain/curation/fold-review.ts';
import { stateUnderVerdict } from '#domain/curation/layer-verdict.ts';
import { AGREED } from '#domain/curation/review-log.ts';
import type { AnnotatorId, ArticleId, LayerId } from '#domain/ids.ts';
import { groupBy } from '#formats/datasets/group-by.ts';
import type { Database } from './database.ts';
import { write } from './write.ts';

/** Who has worked on an article and how far its review has come, from small rows only. */
export type ArticleTeam = {
  readonly articleId: ArticleId;
  /** Of annotators, those that somebody has written in; the curated one is not among them. */
  readonly layers: readonly {
    readonly id: LayerId;
    readonly annotatorId: AnnotatorId;
    readonly state: Layer['state'];
    readonly annotations: number;
  }[];
  readonly hasBegun: boolean;
  /** Differences with an answer that counts. */
  readonly decided: number;
  /** Differences when it was last looked at; absent: it never was, on this computer. */
  readonly total?: number;
  readonly comments: number;
};

/** One entry for each of the articles. */
export async function readTeam(
  db: Database,
  articles: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticleTeam>> {
  const stores = [db.meta, db.layers, db.reviews, db.comments];
  const rows = await db.transaction('r', stores, async () => {
    // The whole stores at once: asking for a thousand articles one by one takes far longer.
    const [noted, layers, reviews, comments] = await Promise.all([
      db.meta.get('review-totals'),
      db.layers.toArray(),
      db.reviews.toArray(),
      db.comments.toArray(),
    ]);
    const totals = noted?.key === 'review-totals' ? noted.totals : {};
    return { totals, layers, reviews, comments };
  });
  const layersOf = groupBy(rows.layers, ({ articleId }) => articleId);
  const reviewsOf = groupBy(rows.reviews, ({ articleId }) => articleId);
  const commentsOf = groupBy(
    rows.comments.filter(({ kind }) => kind === 'comment'),
    ({ articleId }) => articleId,
  );
  return new Map(
    articles.map((id) => {
      const total = rows.totals[id];
      const log = foldReview(reviewsOf.get(id) ?? []);
      const layers = (layersOf.get(id) ?? [])
        .filter(({ role, rev }) => role === 'annotator' && rev > 0)
        .map(({ id: layerId, annotatorId, rev, state, counts }) => {
          const stands = stateUnderVerdict({ id: layerId, rev, state }, log.verdicts);
          return { id: layerId, annotatorId, state: stands, annotations: counts.annotations };
        });
      const team: ArticleTeam = {
        articleId: id,
        layers,
        hasBegun: log.begin !== undefined,
        decided: Math.min(decidedIn(log), total ?? Infinity),
        ...(total !== undefined && { total }),
        comments: commentsOf.get(id)?.length ?? 0,
      };
      return [id, team];
    }),
  );
}

/** Wishes to talk are no decisions, and what all agree on is none either. */
function decidedIn({ positions }: ReviewLog): number {
  return [...positions].filter(
    ([key, [latest]]) =>
      !key.startsWith(AGREED) &&
      latest?.outcome.kind !== 'discuss' &&
      latest?.outcome.kind !== 'unclear',
  ).length;
}

/** Kept for lists when a review was compared anyway. */
export async function noteReviewTotal(
  db: Database,
  articleId: ArticleId,
  total: number,
): Promise<void> {
  await write(db, [], async () => {
    const row = await db.meta.get('review-totals');
    const totals = row?.key === 'review-totals' ? row.totals : {};
    await db.meta.put({ key: 'review-totals', totals: { ...totals, [articleId]: total } });
  });
}
