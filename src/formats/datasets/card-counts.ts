import type { ExportSet } from '#domain/export/export-set.ts';
import { type SetSurvey, countNames } from '#domain/export/set-survey.ts';

type Counts = ReadonlyMap<string, number>;

/** What a card tells of a whole set in figures: name → how often. The split of what is in none is `''`. */
export type CardCounts = {
  /** By split. */
  readonly articles: Counts;
  readonly annotations: Counts;
  /** One annotator's work on one article. */
  readonly documents: Counts;
  readonly annotators: Counts;
  /** What annotators are told apart by. */
  readonly folders: Counts;
  /** As articles say it. */
  readonly languages: Counts;
  readonly labels: Counts;
  /** Relations by type, and those that nobody drew. */
  readonly drawn: Counts;
  readonly inherited: Counts;
  readonly provenances: Counts;
};

/** No format calls what it counts by such a name. */
const TOPIC = 'card: ';

/** Of a part of a set, as far as it is written, to be added to those of others. */
export function surveyForCard(set: ExportSet): SetSurvey {
  return Object.fromEntries(
    Object.entries(countsOf(set)).map(([topic, counts]) => [`${TOPIC}${topic}`, counts]),
  );
}

/** Of the whole that a set is, or is a part of. */
export function cardCounts(set: ExportSet): CardCounts {
  const { known } = set;
  if (!known) return countsOf(set);
  const of = (topic: keyof CardCounts): Counts => known[`${TOPIC}${topic}`] ?? new Map();
  return {
    articles: of('articles'),
    annotations: of('annotations'),
    documents: of('documents'),
    annotators: of('annotators'),
    folders: of('folders'),
    languages: of('languages'),
    labels: of('labels'),
    drawn: of('drawn'),
    inherited: of('inherited'),
    provenances: of('provenances'),
  };
}

function countsOf({ documents }: ExportSet): CardCounts {
  const articles = new Map(documents.map((document) => [document.article.id, document]));
  const annotations = documents.flatMap((document) =>
    document.annotations.map((annotation) => ({ ...annotation, split: document.split ?? '' })),
  );
  const relations = documents.flatMap((document) => document.relations);
  return {
    articles: countNames([...articles.values()].map(({ split }) => split ?? '')),
    annotations: countNames(annotations.map(({ split }) => split)),
    documents: countNames(documents.map(({ split }) => split ?? '')),
    annotators: countNames(documents.map(({ annotator }) => annotator)),
    folders: countNames(documents.map(({ folder }) => folder)),
    languages: countNames(documents.map(({ article }) => article.language)),
    labels: countNames(annotations.map(({ label }) => label)),
    drawn: countNames(relations.flatMap(({ type, inherited }) => (inherited ? [] : [type]))),
    inherited: countNames(relations.flatMap(({ type, inherited }) => (inherited ? [type] : []))),
    provenances: countNames(annotations.map(({ provenance }) => provenance)),
  };
}

export function totalOf(counts: Counts): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
