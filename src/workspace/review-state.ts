import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Comparison } from '#domain/curation/compare-layers.ts';
import type { LoggedVerdict, ReviewLog } from '#domain/curation/fold-review.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import type { ReviewState } from '#domain/curation/review-state.ts';
import type { ReviewMode } from '#domain/curation/review-log.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { Annotator } from '#domain/project/project.ts';
import type { SaveState } from './workspace-state.ts';

/** One of the layers compared, as it was when it was frozen. Layer `n` of `comparison` is the n-th of these. */
export type ReviewedLayer = {
  readonly layer: Layer;
  readonly annotator: Annotator;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** The layer has been written to since: `takeNewerCopies` compares it as it is now. */
  readonly isBehind: boolean;
  readonly verdict?: Pick<LoggedVerdict, 'verdict' | 'summary' | 'by' | 'at'>;
};

/** The review that is open. */
export type OpenReview = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly mode: ReviewMode;
  readonly layers: readonly ReviewedLayer[];
  /** Somebody has come to the article since, whose work is not compared yet: `takeNewerCopies` takes it in. */
  readonly hasNewLayers: boolean;
  /** Annotations and links of an agreed version that came with a file: the first decision takes its place. */
  readonly replaces: number;
  readonly entities: ReadonlyMap<EntityId, Entity>;
  readonly comparison: Comparison;
  /** In the order of `comparison.differences`. */
  readonly items: readonly ReviewItem[];
  /** What annotators say to decisions that went against them, by item. */
  readonly answers: ReviewLog['answers'];
  /** All that was said of each item and not taken back, latest first. */
  readonly said: ReviewLog['said'];
  /** Places where all layers say the same, and whether they were taken. */
  readonly agreed: { readonly count: number; readonly isTaken: boolean };
  readonly overruled: ReviewState['overruled'];
  /** What has been decided so far, as annotations: the curated layer. */
  readonly curated: {
    readonly annotations: readonly Annotation[];
    readonly relations: readonly Relation[];
  };
  /** What the decisions left without a link that somebody drew. */
  readonly lostLinks: ReviewState['lostLinks'];
  readonly activeKey: string | undefined;
  readonly save: SaveState;
  /** How many items the next undo or redo is about; undefined where there is none. */
  readonly undo: number | undefined;
  readonly redo: number | undefined;
};
