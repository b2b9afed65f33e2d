import type { CaseQuestion, CaseVersion } from '#domain/agreement/cases.ts';
import type { Coefficient } from '#domain/agreement/coefficient.ts';
import type { PairPlaces } from '#domain/agreement/pair-places.ts';
import type { ReportLine } from '#domain/agreement/report-measures.ts';
import type { AnnotationId, AnnotatorId, ArticleId, Instant, ProjectId } from '#domain/ids.ts';

/** What is measured: a whole project, or one article of it. */
export type AgreementScope = {
  readonly projectId: ProjectId;
  /** Who looks: while they work blind on an article, it is left out. */
  readonly me: AnnotatorId;
  readonly articleId?: ArticleId;
};

/** What the agreement worker is asked to do; one job a worker, which is ended after it or to cancel it. */
export type AgreementRequest =
  | {
      readonly kind: 'measure';
      readonly scope: AgreementScope;
      /** Draws of articles for the intervals. */
      readonly samples: number;
      /** Start of the random numbers: the same gives the same figures. */
      readonly seed: number;
      /** Random texts an article for gamma; absent: without it. */
      readonly gammaSamples?: number;
    }
  | {
      readonly kind: 'cases';
      readonly scope: AgreementScope;
      readonly question: CaseQuestion;
      /** Two annotators; absent for every pair. */
      readonly pair?: readonly [string, string];
    }
  | { readonly kind: 'training'; readonly projectId: ProjectId; readonly me: AnnotatorId };

/** An article with an agreed version, for somebody to practise on. */
export type TrainingArticle = {
  readonly articleId: ArticleId;
  readonly title: string;
  /** Annotations that they have made so far. */
  readonly own: number;
  /** Their work as it was each time they compared it, oldest first; the first was made without having seen gold. */
  readonly attempts: readonly TrainingAttempt[];
};

export type TrainingAttempt = {
  readonly at: Instant;
  /** F1 against gold: same edges and label; an overlap with the same label. */
  readonly strict: Coefficient;
  readonly overlap: Coefficient;
};

/** What was measured, on what. */
export type AgreementMeasured = {
  readonly lines: readonly ReportLine[];
  readonly places: readonly PairPlaces[];
  readonly basis: AgreementBasis;
  readonly gold: GoldMeasured;
};

/** Scores of each annotator (`pair[0]` of a line) and, without `pair`, their mean. */
export type GoldScores = { readonly articles: number; readonly lines: readonly ReportLine[] };

export type GoldMeasured = {
  /** Against the agreed version of the articles that have one. */
  readonly curated: GoldScores;
  /** Against what most of the others have, in the articles without, where there are two others or more. */
  readonly majority: GoldScores;
};

export type AgreementBasis = {
  /** Articles that two or more have annotated, and all that were looked at. */
  readonly shared: number;
  readonly articles: number;
  /** Names, sorted; those of the same name are told apart by a number. */
  readonly annotators: readonly { readonly name: string; readonly isMe: boolean }[];
  /** In the layers that were compared. */
  readonly annotations: number;
  readonly relations: number;
  /** Layers compared as they were when a review began, of all that were compared. */
  readonly frozen: number;
  readonly layers: number;
  /** Layers that cannot be put together again and were left out. */
  readonly damaged: number;
  /** Articles left out because whoever looks works blind on them and has not handed in. */
  readonly hidden: number;
};

/** A case with its words. */
export type AgreementCaseRow = {
  readonly articleId: ArticleId;
  readonly title: string;
  readonly pair: readonly [string, string];
  /** The words that either of the two marked, and those around them. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
  readonly versions: readonly [CaseQuote | undefined, CaseQuote | undefined];
  readonly annotation: AnnotationId;
  /** Key of the review's item about it. */
  readonly key?: string;
};

export type CaseQuote = Omit<CaseVersion, 'fragments'> & { readonly quote: string };

export type AgreementCases = {
  /** The first ones; `total` counts all. */
  readonly rows: readonly AgreementCaseRow[];
  readonly total: number;
};

export type AgreementReply =
  /** 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'measured'; readonly measured: AgreementMeasured }
  | { readonly kind: 'cases'; readonly cases: AgreementCases }
  | { readonly kind: 'training'; readonly articles: readonly TrainingArticle[] }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };
