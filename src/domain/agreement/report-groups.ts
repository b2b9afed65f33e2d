import { type Annotation, answerTo } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import type { AlignedGroup, Alignment } from '#domain/curation/align-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { EntityKeys } from '#domain/curation/resolve-entities.ts';
import { answerKey } from '#domain/curation/span-differences.ts';
import type { Span } from '#domain/text/span.ts';
import { type Coefficient, disagreementBelowChance, notDefined } from './coefficient.ts';
import { cohenKappaOf } from './cohen-kappa.ts';
import type { Continuum, ContinuumUnit } from './continuum.ts';
import { ordinalDistance } from './distance.ts';
import { fleissKappaOf } from './fleiss-kappa.ts';
import { gwetAc1Of } from './gwet-ac1.ts';
import { alphaOf, coincidencesOf } from './krippendorff-alpha.ts';
import { pairShare } from './percent-agreement.ts';
import { countCategories, sum } from './ratings.ts';
import type { Ledger, LineSubject, Measure } from './report-measures.ts';
import { scottPiOf } from './scott-pi.ts';
import { type UnitizingSums, uAlphaOf, unitizingSums } from './u-alpha.ts';

/** What raters can say, over all articles: tables of coincidences need to know it beforehand. */
export type Vocabulary = {
  readonly labels: readonly string[];
  /** `label`, line break, `attribute` → the answers given, at least one; entities are not among them. */
  readonly answers: ReadonlyMap<string, readonly string[]>;
  /** Those that are flags: not set is an answer too. */
  readonly flags: ReadonlySet<string>;
  /** Answers in the order that the codebook gives them, where there is one; keys as in `answers`. */
  readonly scales: ReadonlyMap<string, readonly string[]>;
  /** How many annotators each article has; `undefined` where it is not the same for all. */
  readonly raters: number | undefined;
};

export type ComparedArticle = {
  readonly text: string;
  readonly layers: readonly ComparedLayer[];
  readonly alignment: Alignment;
  readonly entityKeys: readonly EntityKeys[];
};

export const NOT_SET = 'not set';

/** An attribute with more answers than this is free text: only equality is counted. */
const MOST_ANSWERS = 60;

/** Adds one article to the measures that take all annotators at once, or two when `pair` names them. */
export function tallyGroups(
  ledger: Ledger,
  article: ComparedArticle,
  vocabulary: Vocabulary,
  pair?: readonly [string, string],
): void {
  const { groups } = article.alignment;
  const of = pair ? { pair } : {};
  const { labels: known } = vocabulary;
  const labels = alphaMeasure(ledger, { metric: ALPHA, ...of }, known.length);
  labels.exclude('only-some-marked', groups.filter(isPartial).length);
  const rows = groups.map(({ members }) =>
    members.map((member) => (member ? known.indexOf(member.label) : null)),
  );
  addCoincidences(labels, rows, known.length);
  if (pair) addTable(ledger, { pair }, rows, known.length);
  else addFleiss(ledger, {}, rows, { categories: known.length, raters: vocabulary.raters });
  tallyAnswers(ledger, groups, vocabulary, of);
  tallyEntities(ledger, article, of);
}

/** Adds one article to the unitizing alpha of each label and of all; of two annotators when `pair` names them. */
export function tallyUnitizing(
  ledger: Ledger,
  { text, layers }: ComparedArticle,
  labels: readonly string[],
  pair?: readonly [string, string],
): void {
  const of = { metric: 'u_alpha_2016', ...(pair && { pair }) } as const;
  const overall = ledger.measure(of, labels.length * SUMS, (sums) =>
    overLabels(labels.map((_, at) => unitizingOf(sums.slice(at * SUMS, (at + 1) * SUMS)))),
  );
  for (const [at, label] of labels.entries()) {
    const { continuum, nested } = continuumOf(text, layers, label);
    const sums = unitizingSums(continuum, [label]);
    if (!sums) continue;
    const measure = ledger.measure({ label, ...of }, SUMS, unitizingOf);
    for (const [index, amount] of flatten(sums).entries()) {
      measure.add(index, amount);
      overall.add(at * SUMS + index, amount);
    }
    measure.exclude('nested', nested);
    overall.exclude('nested', nested);
  }
}

const ALPHA = 'krippendorff_alpha_nominal';
const KAPPA = 'cohen_kappa';

/** One label's stretches by all annotators; of overlapping ones of one annotator the earliest and longest stays. */
export function continuumOf(
  text: string,
  layers: readonly ComparedLayer[],
  label: string,
): { readonly continuum: Continuum; readonly nested: number } {
  let nested = 0;
  const units = layers.flatMap(({ annotations }, rater): readonly ContinuumUnit[] => {
    const own = annotations.filter((annotation) => annotation.label === label);
    const { kept, dropped } = outermost(own);
    nested += dropped;
    return kept.map(({ start, end }) => ({ rater, start, end, category: label }));
  });
  return { continuum: { begin: 0, length: text.length, raters: layers.length, units }, nested };
}

function outermost(annotations: readonly Annotation[]): {
  readonly kept: readonly Span[];
  readonly dropped: number;
} {
  const spans = annotations
    .flatMap(({ fragments }) => joinSpans(fragments))
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of spans) if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  return { kept, dropped: spans.length - kept.length };
}

/** ℓ of two by two, s of two, units. */
const SUMS = 7;

function flatten({ coincidences, squares, units }: UnitizingSums): readonly number[] {
  return [...coincidences.flat(), ...squares, units];
}

function unitizingOf(sums: readonly number[]): Coefficient {
  const [gaps = 0, ab = 0, ba = 0, both = 0, gapSquares = 0, squares = 0, units = 0] = sums;
  return uAlphaOf({
    categories: ['marked'],
    coincidences: [
      [gaps, ab],
      [ba, both],
    ],
    squares: [gapSquares, squares],
    pairableSquares: [0, 0],
    units,
  }).u;
}

/** 1 − ΣDo / ΣDe over the labels that have one. */
export function overLabels(coefficients: readonly Coefficient[]): Coefficient {
  let [observed, expected, n] = [0, 0, 0];
  for (const coefficient of coefficients) {
    n += coefficient.n;
    if (coefficient.kind === 'undefined') continue;
    observed += coefficient.observed ?? 0;
    expected += coefficient.expected ?? 0;
  }
  if (n === 0) return notDefined('nothing-marked', 0);
  return disagreementBelowChance(observed, expected, n);
}

function tallyAnswers(
  ledger: Ledger,
  groups: readonly AlignedGroup[],
  vocabulary: Vocabulary,
  of: Pick<LineSubject, 'pair'>,
): void {
  const { flags } = vocabulary;
  for (const [key, values] of vocabulary.answers) {
    const [label = '', attribute = ''] = key.split('\n');
    const rows = groups
      .filter(({ members }) => members.filter((member) => member?.label === label).length > 1)
      .map(({ members }) =>
        members.map((member) => {
          if (member?.label !== label) return null;
          const answer = answerKey(answerTo(member.attributes, attribute));
          return answer ?? (flags.has(key) ? NOT_SET : null);
        }),
      );
    if (rows.length === 0) continue;
    const scale = vocabulary.scales.get(key);
    const possible = { values, raters: vocabulary.raters, ...(scale && { scale }) };
    tallyValues(ledger, { label, attribute, ...of }, rows, possible);
  }
}

type PossibleAnswers = {
  readonly values: readonly string[];
  readonly scale?: readonly string[];
  readonly raters: number | undefined;
};

function tallyValues(
  ledger: Ledger,
  subject: Omit<LineSubject, 'metric'>,
  rows: readonly (readonly (string | null)[])[],
  { values, scale, raters }: PossibleAnswers,
): void {
  const answered = rows.filter(isShared);
  const unanswered = rows.length - answered.length;
  const agreement = ledger.measure(
    { metric: 'percent_agreement', ...subject },
    2,
    ([agreed = 0, n = 0]) =>
      n === 0
        ? notDefined('nothing-to-compare', 0)
        : { kind: 'defined', value: agreed / n, n: Math.round(n) },
  );
  agreement.exclude('unanswered', unanswered);
  for (const row of answered) {
    agreement.add(0, shareOfPairs(row));
    agreement.add(1, 1);
  }
  if (values.length > MOST_ANSWERS) return;
  const indexOf = new Map(values.map((value, index) => [value, index]));
  const units = rows.map((row) =>
    row.map((value) => (value === null ? null : (indexOf.get(value) ?? null))),
  );
  const alpha = alphaMeasure(ledger, { metric: ALPHA, ...subject }, values.length);
  alpha.exclude('unanswered', unanswered);
  addCoincidences(alpha, units, values.length);
  if (scale) deriveOrdinal(ledger, alpha, values, scale);
  if (subject.pair)
    addTable(ledger, subject, units, values.length).exclude('unanswered', unanswered);
  else addFleiss(ledger, subject, units, { categories: values.length, raters });
}

/** Alpha once more, with the answers taken for steps in their order; others than those of the scale have no place on it. */
function deriveOrdinal(
  ledger: Ledger,
  alpha: Measure,
  values: readonly string[],
  scale: readonly string[],
): void {
  const order = scale.map((value) => values.indexOf(value)).filter((at) => at >= 0);
  ledger.derive(alpha, 'krippendorff_alpha_ordinal', (sums) => {
    const table = tableFrom(sums, values.length);
    const ordered = order.map((row) => order.map((column) => table[row]?.[column] ?? 0));
    const given = Math.round(sum(table.map(sum)));
    if (Math.round(sum(ordered.map(sum))) !== given) return notDefined('no-distance', given);
    return alphaOf(ordered, ordinalDistance(ordered.map(sum)));
  });
}

/**
 * Units that all annotators gave a value. Their number must be the same in all articles; where it is
 * not, the measure says so.
 */
function addFleiss(
  ledger: Ledger,
  subject: Omit<LineSubject, 'metric'>,
  rows: readonly (readonly (number | null)[])[],
  { categories, raters }: { readonly categories: number; readonly raters: number | undefined },
): void {
  const measure = ledger.measure(
    { metric: 'fleiss_kappa', ...subject },
    2 + categories,
    ([units = 0, agreed = 0, ...totals]) =>
      raters === undefined
        ? notDefined('unequal-ratings', units)
        : fleissKappaOf({ units, agreed, totals }),
  );
  const rated = rows.filter((row) => row.every((value) => value !== null));
  measure.exclude('only-some-marked', rows.length - rated.length);
  for (const row of rated) {
    const counts = countCategories(row, categories);
    measure.add(0, 1);
    measure.add(1, pairShare(counts));
    for (const [k, count] of counts.entries()) measure.add(2 + k, count);
  }
}

/** Which entity a mention is: only whether they agree, since there are as many answers as entities. */
function tallyEntities(
  ledger: Ledger,
  { alignment, entityKeys }: ComparedArticle,
  of: Pick<LineSubject, 'pair'>,
): void {
  const rows = alignment.groups
    .map(({ members }) =>
      members.map((member, layer) =>
        member?.entityId === undefined ? null : (entityKeys[layer]?.get(member.entityId) ?? null),
      ),
    )
    .filter(isShared);
  if (rows.length === 0) return;
  const measure = ledger.measure({ metric: 'same_entity', ...of }, 2, ([agreed = 0, n = 0]) => ({
    kind: 'defined',
    value: agreed / n,
    n: Math.round(n),
  }));
  for (const row of rows) {
    measure.add(0, shareOfPairs(row));
    measure.add(1, 1);
  }
}

/** Whether two or more have said something. */
function isShared(row: readonly (string | number | null)[]): boolean {
  return row.filter((value) => value !== null).length > 1;
}

/** Of all pairs of what was said, the share that agrees. */
function shareOfPairs(row: readonly (string | null)[]): number {
  const counts = new Map<string, number>();
  for (const value of row) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return pairShare([...counts.values()]);
}

function alphaMeasure(ledger: Ledger, subject: LineSubject, categories: number): Measure {
  return ledger.measure(subject, categories ** 2, (sums) =>
    alphaOf(tableFrom(sums, categories), nominal),
  );
}

function addCoincidences(
  measure: Measure,
  rows: readonly (readonly (number | null)[])[],
  categories: number,
): void {
  const counts = rows.filter(isShared).map((row) => countCategories(row, categories));
  for (const [c, row] of coincidencesOf(counts, categories).entries()) {
    for (const [k, amount] of row.entries()) measure.add(c * categories + k, amount);
  }
}

/** Adds to a table of what the first said against what the second said: kappa, pi and AC1 are made from it. */
function addTable(
  ledger: Ledger,
  subject: Omit<LineSubject, 'metric'>,
  rows: readonly (readonly (number | null)[])[],
  categories: number,
): Measure {
  const measure = ledger.measure({ metric: KAPPA, ...subject }, categories ** 2, (sums) =>
    cohenKappaOf(tableFrom(sums, categories)),
  );
  ledger.derive(measure, 'scott_pi', (sums) => scottPiOf(tableFrom(sums, categories)));
  ledger.derive(measure, 'gwet_ac1', (sums) => gwetAc1Of(tableFrom(sums, categories)));
  for (const [first = null, second = null] of rows) {
    if (first !== null && second !== null) measure.add(first * categories + second, 1);
  }
  return measure;
}

function tableFrom(sums: readonly number[], size: number): readonly (readonly number[])[] {
  return Array.from({ length: size }, (_, row) => sums.slice(row * size, (row + 1) * size));
}

function nominal(a: number, b: number): number {
  return a === b ? 0 : 1;
}

function isPartial({ members }: AlignedGroup): boolean {
  return members.some((member) => member === undefined);
}
