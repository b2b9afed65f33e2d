import { type Comparison, compareLayers } from '#domain/curation/compare-layers.ts';
import { curatingCodebook } from '#domain/curation/curating-codebook.ts';
import { foldReview } from '#domain/curation/fold-review.ts';
import { labelFamilies } from '#domain/curation/label-family.ts';
import { type ReviewedContents, prepareReview } from '#domain/curation/prepare-review.ts';
import { reviewStanding } from '#domain/curation/review-standing.ts';
import { reviewState } from '#domain/curation/review-state.ts';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import { type Result, ok } from '#domain/result.ts';
import type { Database } from './database.ts';
import {
  type FrozenLayer,
  type ReviewBeginning,
  type ReviewFailure,
  type StoredReview,
  agreedElsewhere,
  openStoredReview,
  refreshCurated,
} from './review-repository.ts';
import type { SaveFailure } from './save-failure.ts';
import { noteReviewStanding } from './team-overview.ts';

export type ComparedReview = StoredReview & {
  readonly comparison: Comparison;
  /** Annotations and links of an agreed version that came with a file: the first decision takes its place. */
  readonly replaces: number;
};

export type ReviewReply =
  | { readonly kind: 'compared'; readonly result: Result<ComparedReview, SentReviewFailure> }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };

/** As `ReviewFailure`, without the cause that cannot be sent. */
type SentReviewFailure =
  | Exclude<ReviewFailure, { kind: 'failed' }>
  | { readonly kind: 'failed'; readonly reason: SaveFailure };

/** Opens a review and compares its layers. Somebody's work alone is compared with nothing: each part of it is a question. */
export async function compareReview(
  db: Database,
  beginning: ReviewBeginning,
): Promise<Result<ComparedReview, ReviewFailure>> {
  const opened = await openStoredReview(db, beginning);
  if (!opened.ok) return opened;
  const review = opened.value;
  const layers =
    review.layers.length > 1 ? review.layers : [...review.layers, nobodysLayer(review, beginning)];
  // People who were merged are one.
  const entities = resolveAll(review.entities);
  const compared = layers.map(({ annotations, relations }) => ({
    annotations,
    relations,
    entities,
  }));
  const { codebook } = review.project;
  const comparison = compareLayers(review.revision.text, compared, labelFamilies(codebook));
  const result = { ...review, layers, comparison };
  const replaces = await keepState(db, result, beginning);
  return ok({ ...result, replaces });
}

/**
 * Makes the curated layer of decisions that have come with a file. Where the copies that they are about have not
 * come with them, opening the review does.
 */
export async function workOutCurated(
  db: Database,
  articleId: ArticleId,
  me: AnnotatorId,
): Promise<void> {
  // Begins nothing, and so writes no time.
  await compareReview(db, { articleId, me, at: 0, isAsIs: true });
}

/** A reviewed layer as the domain takes it. */
export function reviewedContents({ layer, annotations, relations }: FrozenLayer): ReviewedContents {
  return { id: layer.id, annotatorId: layer.annotatorId, annotations, relations };
}

/**
 * Stores what the decisions come to: some may have come with a colleague's file, and have not been made into the curated
 * layer yet. And where the review stands, for lists. Gives `ComparedReview.replaces`.
 */
async function keepState(
  db: Database,
  { article, project, layers, rows, comparison, entities }: Omit<ComparedReview, 'replaces'>,
  { me }: ReviewBeginning,
): Promise<number> {
  const log = foldReview(rows);
  const codebook = curatingCodebook(
    project,
    layers.map(({ layer }) => layer),
  );
  const contents = layers.map(reviewedContents);
  const prepared = prepareReview(contents, comparison, codebook);
  const { items, curated } = reviewState(prepared, log, me);
  const { id: articleId, projectId } = article;
  const standing = reviewStanding({ items, layers: contents, answers: log.answers }, me);
  await noteReviewStanding(db, { articleId, rows, entities, projectId }, standing);
  if (log.positions.size === 0) return agreedElsewhere(db, articleId, curated);
  const codebookVersion = codebook.version;
  await refreshCurated(db, articleId, me, { ...curated, codebookVersion });
  return 0;
}

function nobodysLayer({ layers, article }: StoredReview, { me }: ReviewBeginning): FrozenLayer {
  const [only] = layers;
  const codebookVersion = only?.layer.codebookVersion ?? '';
  const id = brand<LayerId>(`${article.id}:none`);
  return {
    layer: emptyLayer(id, article, me, codebookVersion),
    annotations: [],
    relations: [],
    currentRev: 0,
  };
}
