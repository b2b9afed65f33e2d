import { alignLayers } from '#domain/curation/align-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { resolveEntities } from '#domain/curation/resolve-entities.ts';
import { answerKey } from '#domain/curation/span-differences.ts';
import { concatenate } from './continuum.ts';
import { type PairPlaces, openPlaces } from './pair-places.ts';
import type { Random } from './random.ts';
import {
  type ComparedArticle,
  NOT_SET,
  type Vocabulary,
  continuumOf,
  overLabels,
  tallyGroups,
  tallyUnitizing,
} from './report-groups.ts';
import { type ReportLine, openLedger } from './report-measures.ts';
import { tallyPair } from './report-pairs.ts';
import { tokensOf } from './token-kappa.ts';
import { unitizingAlpha1995 } from './u-alpha-1995.ts';

/** One text and the layers of those who annotated it. */
export type AnnotatedArticle = {
  readonly text: string;
  /** One an annotator. */
  readonly layers: readonly (ComparedLayer & { readonly annotator: string })[];
};

export type ReportOptions = {
  readonly familyOf: (label: string) => string;
  readonly random: Random;
  /** Draws of articles for the intervals. */
  readonly samples: number;
  /** Random continua for gamma; without it gamma, which costs more than all the rest, is left out. */
  readonly gammaSamples?: number;
  /** The answers of an attribute in their order, where it has one. */
  readonly scaleOf?: (label: string, attribute: string) => readonly string[] | undefined;
  /** Called now and then; 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

export type AgreementReport = {
  readonly lines: readonly ReportLine[];
  /** Pairs of annotators that share an article, by their names. */
  readonly places: readonly PairPlaces[];
};

/** Of the whole work, about so much is done when all articles are measured and only the draws are left. */
const MEASURING = 0.6;

/**
 * All measures over the articles that two or more have annotated: for each pair of annotators and as
 * their mean, and for all at once where the measure can; over all labels, by label, attribute and
 * relation type. Measured on the layers as they are given: take those from before any discussion.
 */
export function agreementReport(
  articles: readonly AnnotatedArticle[],
  options: ReportOptions,
): AgreementReport {
  const shared = articles.filter(({ layers }) => layers.length > 1);
  const vocabulary = vocabularyOf(shared, options);
  const { labels } = vocabulary;
  const ledger = openLedger();
  const places = openPlaces(labels);
  const { random, samples, gammaSamples, onProgress } = options;
  const gamma = gammaSamples === undefined ? undefined : { random, samples: gammaSamples };
  for (const [done, { text, layers }] of shared.entries()) {
    const tokens = tokensOf(text);
    for (const [index, first] of layers.entries()) {
      for (const second of layers.slice(index + 1)) {
        const [a, b] = first.annotator < second.annotator ? [first, second] : [second, first];
        const names = [a.annotator, b.annotator] as const;
        const pair = {
          ...align(text, [a, b], options),
          tokens,
          labels,
          names,
          layers: [a, b] as const,
        };
        tallyPair(ledger, pair, gamma);
        places.add(names, pair.alignment);
        tallyGroups(ledger, pair, vocabulary, names);
        tallyUnitizing(ledger, pair, labels, names);
      }
    }
    const all = align(text, layers, options);
    tallyGroups(ledger, all, vocabulary);
    tallyUnitizing(ledger, all, labels);
    ledger.closeArticle();
    onProgress?.(((done + 1) / shared.length) * MEASURING);
  }
  const lines = ledger.lines({
    random,
    samples,
    onProgress: (share) => {
      onProgress?.(MEASURING + share * (1 - MEASURING));
    },
  });
  return { lines: [...lines, ...unitizingLines(shared, labels)], places: places.all() };
}

function align(
  text: string,
  layers: readonly ComparedLayer[],
  { familyOf }: ReportOptions,
): ComparedArticle {
  const entityKeys = resolveEntities(layers.map(({ entities }) => entities));
  return { text, layers, entityKeys, alignment: alignLayers(layers, { familyOf, entityKeys }) };
}

/**
 * The older unitizing alpha is no sum over articles: all texts that the same annotators share are
 * taken for one, and it has no interval. For each pair, and for all where all annotated every text.
 */
function unitizingLines(
  articles: readonly AnnotatedArticle[],
  labels: readonly string[],
): readonly ReportLine[] {
  const names = new Set(articles.flatMap(({ layers }) => layers.map((each) => each.annotator)));
  const raters = [...names].toSorted();
  const pairs = raters.flatMap((a, index) =>
    raters.slice(index + 1).map((b): readonly [string, string] => [a, b]),
  );
  const isShared = articles.every(({ layers }) => layers.length === raters.length);
  return [
    ...(isShared ? unitizingOf(articles, labels, raters) : []),
    ...pairs.flatMap((pair) =>
      unitizingOf(articles, labels, pair).map((line): ReportLine => ({ ...line, pair })),
    ),
  ];
}

function unitizingOf(
  articles: readonly AnnotatedArticle[],
  labels: readonly string[],
  raters: readonly string[],
): readonly ReportLine[] {
  const metric = 'u_alpha_1995' as const;
  const texts = articles.flatMap(({ text, layers }) => {
    const own = raters.flatMap((rater) => layers.find((each) => each.annotator === rater) ?? []);
    return own.length === raters.length ? [{ text, layers: own }] : [];
  });
  if (texts.length === 0) return [];
  const perLabel = labels.map((label): ReportLine => {
    const continua = texts.map(({ text, layers }) => continuumOf(text, layers, label));
    const nested = continua.reduce((sum, each) => sum + each.nested, 0);
    const { overall } = unitizingAlpha1995(concatenate(continua.map((each) => each.continuum)));
    const excludes = { kind: 'nested', count: nested } as const;
    return { metric, label, coefficient: overall, ...(nested > 0 && { excludes }) };
  });
  return [{ metric, coefficient: overLabels(perLabel.map((l) => l.coefficient)) }, ...perLabel];
}

function vocabularyOf(
  articles: readonly AnnotatedArticle[],
  { scaleOf }: ReportOptions,
): Vocabulary {
  const labels = new Set<string>();
  const answers = new Map<string, Set<string>>();
  const flags = new Set<string>();
  for (const { label, attributes } of articles.flatMap(({ layers }) =>
    layers.flatMap(({ annotations }) => annotations),
  )) {
    labels.add(label);
    for (const [attribute, value] of Object.entries(attributes)) {
      const key = `${label}\n${attribute}`;
      const known = answers.get(key) ?? new Set();
      answers.set(key, known);
      if (typeof value === 'boolean') {
        flags.add(key);
        known.add(NOT_SET);
      }
      const answer = answerKey(value);
      if (answer !== undefined) known.add(answer);
    }
  }
  const scales = new Map<string, readonly string[]>();
  for (const key of answers.keys()) {
    const [label = '', attribute = ''] = key.split('\n');
    const scale = scaleOf?.(label, attribute);
    if (scale) scales.set(key, scale);
  }
  const [raters, ...others] = new Set(articles.map(({ layers }) => layers.length));
  return {
    labels: [...labels].toSorted(),
    answers: new Map(
      [...answers]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, v]) => [key, [...v].toSorted()]),
    ),
    flags,
    scales,
    raters: others.length === 0 ? raters : undefined,
  };
}
