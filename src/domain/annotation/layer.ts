import type { AnnotatorId, ArticleId, EntityId, LayerId, TextHash } from '#domain/ids.ts';

/** Stored with the layer, so that lists never have to read annotations. */
export type LayerCounts = {
  readonly annotations: number;
  readonly relations: number;
  /** Label id → number of annotations. */
  readonly byLabel: Readonly<Record<string, number>>;
  /** Claims that have a `said_by`, or were answered "nobody". */
  readonly attributedClaims: number;
};

/** One annotator's annotations and relations on one article: the unit of ownership and of exchange. One writer only. */
export type Layer = {
  readonly id: LayerId;
  readonly articleId: ArticleId;
  readonly annotatorId: AnnotatorId;
  readonly textHash: TextHash;
  readonly codebookVersion: string;
  readonly role: 'annotator' | 'curated';
  readonly state: 'draft' | 'submitted' | 'approved' | 'returned';
  /** Grows by one with every acknowledged edit. */
  readonly rev: number;
  readonly counts: LayerCounts;
  /** Entities its annotations and relations name, without doubles. */
  readonly entityIds: readonly EntityId[];
};
