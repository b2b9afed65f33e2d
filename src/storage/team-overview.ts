import type { Layer } from '#domain/annotation/layer.ts';
import { groupBy } from '#domain/collection/group-by.ts';
import { type LoggedVerdict, type ReviewLog, foldReview } from '#domain/curation/fold-review.ts';
import { stateUnderVerdict } from '#domain/curation/layer-verdict.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { ReviewStanding } from '#domain/curation/review-standing.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, ArticleId, LayerId, ProjectId } from '#domain/ids.ts';
import type { Database, LayerRow } from './database.ts';
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
    /** By which it is in that state. */
    readonly verdict?: LoggedVerdict;
  }[];
  readonly hasBegun: boolean;
  /**
   * Where its review stands for me; `unknown`: something has been said since it was compared, or it never was on this
   * computer, and comparing it (`compareReview`) makes it known.
   */
  readonly review: ReviewStanding | 'unknown';
  readonly comments: number;
};

/** One entry for each of the articles. */
export async function readTeam(
  db: Database,
  articles: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticleTeam>> {
  const stores = [db.meta, db.layers, db.reviews, db.comments, db.entities];
  const rows = await db.transaction('r', stores, async () => {
    // The whole stores at once: asking for a thousand articles one by one takes far longer.
    const [noted, layers, reviews, comments, entities] = await Promise.all([
      db.meta.get('review-standings'),
      db.layers.toArray(),
      db.reviews.toArray(),
      db.comments.toArray(),
      db.entities.toArray(),
    ]);
    const standings = noted?.key === 'review-standings' ? noted.standings : {};
    return { standings, layers, reviews, comments, entities };
  });
  const mergedIn = groupBy(rows.entities.filter(isMerged), ({ projectId }) => projectId);
  const layersOf = groupBy(rows.layers, ({ articleId }) => articleId);
  const reviewsOf = groupBy(rows.reviews, ({ articleId }) => articleId);
  const commentsOf = groupBy(
    rows.comments.filter(({ kind }) => kind === 'comment'),
    ({ articleId }) => articleId,
  );
  return new Map(
    articles.map((id) => {
      const entries = reviewsOf.get(id) ?? [];
      const noted = rows.standings[id];
      const merged = noted && (mergedIn.get(noted.projectId)?.length ?? 0);
      const isKnown = noted?.entries === entries.length && noted.merged === merged;
      const log = foldReview(entries);
      const layers = (layersOf.get(id) ?? [])
        .filter(({ role, rev }) => role === 'annotator' && rev > 0)
        .map((row) => ({
          id: row.id,
          annotatorId: row.annotatorId,
          annotations: row.counts.annotations,
          ...stateOf(row, log),
        }));
      const team: ArticleTeam = {
        articleId: id,
        layers,
        hasBegun: log.begin !== undefined,
        review: isKnown ? noted.standing : 'unknown',
        comments: commentsOf.get(id)?.length ?? 0,
      };
      return [id, team];
    }),
  );
}

function stateOf(
  { id, rev, state }: LayerRow,
  { verdicts }: ReviewLog,
): Pick<ArticleTeam['layers'][number], 'state' | 'verdict'> {
  const stands = stateUnderVerdict({ id, rev, state }, verdicts);
  const verdict = verdicts.get(id);
  return { state: stands, ...(verdict?.verdict === stands && { verdict }) };
}

function isMerged({ mergedInto }: Entity): boolean {
  return mergedInto !== undefined;
}

type Stood = {
  readonly articleId: ArticleId;
  /** Everybody's entries that it was worked out of. */
  readonly rows: readonly ReviewRow[];
  /** The project's. */
  readonly entities: readonly Entity[];
  readonly projectId: ProjectId;
};

/** Kept for lists when a review was compared anyway. */
export async function noteReviewStanding(
  db: Database,
  { articleId, rows, entities, projectId }: Stood,
  standing: ReviewStanding,
): Promise<void> {
  const merged = entities.filter(isMerged).length;
  await write(db, [], async () => {
    const row = await db.meta.get('review-standings');
    const standings = row?.key === 'review-standings' ? row.standings : {};
    const noted = { standing, entries: rows.length, merged, projectId };
    await db.meta.put({ key: 'review-standings', standings: { ...standings, [articleId]: noted } });
  });
}
