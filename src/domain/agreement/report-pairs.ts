import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';
import type { Alignment } from '#domain/curation/align-layers.ts';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import { type Decomposition, decompose } from '#domain/curation/decompose.ts';
import type { EntityKeys } from '#domain/curation/resolve-entities.ts';
import type { Span } from '#domain/text/span.ts';
import { share } from './coefficient.ts';
import { GAMMA_DEFAULTS, type GammaSampling, gammaOf, gammaSums } from './gamma.ts';
import type { Metric } from './metric.ts';
import type { MarkedRelation, RelationArgument } from './relation-f1.ts';
import { matchRelations } from './relation-f1.ts';
import type { Ledger, LineSubject, Measure } from './report-measures.ts';
import { type SpanMatch, f1Of, matchSpans, mucCredit } from './span-f1.ts';
import { tokenKappaOf, tokenTable } from './token-kappa.ts';
import { agrCounts, agrOf } from './wiebe-agr.ts';

export type ComparedPair = {
  readonly text: string;
  /** From `tokensOf`. */
  readonly tokens: readonly Span[];
  /** Of all articles: where neither marked one, that counts for tokens. */
  readonly labels: readonly string[];
  readonly names: readonly [string, string];
  readonly layers: readonly [ComparedLayer, ComparedLayer];
  readonly alignment: Alignment;
  readonly entityKeys: readonly EntityKeys[];
};

const F1_MODES: readonly (readonly [metric: Metric, match: SpanMatch])[] = [
  ['f1_strict', { mode: 'strict' }],
  ['f1_overlap', { mode: 'overlap', label: true }],
  ['f1_iou_0.5', { mode: 'iou', threshold: 0.5, label: true }],
];

/** Adds one article of two annotators to all measures of pairs. */
export function tallyPair(ledger: Ledger, pair: ComparedPair, gamma?: GammaSampling): void {
  tallySpans(ledger, pair);
  tallyQuestions(ledger, pair);
  tallyRelations(ledger, pair);
  if (gamma) tallyGamma(ledger, pair, gamma);
}

const finishF1: Measure['finish'] = ([matched = 0, first = 0, second = 0]) =>
  f1Of({ matched, first, second });
const finishAgr: Measure['finish'] = ([firstFound = 0, first = 0, secondFound = 0, second = 0]) =>
  agrOf({ firstFound, first, secondFound, second });
const finishShare: Measure['finish'] = ([yes = 0, of = 0]) => share(yes, of);

function addAll(measure: Measure, amounts: readonly number[]): void {
  for (const [index, amount] of amounts.entries()) measure.add(index, amount);
}

function tallySpans(ledger: Ledger, compared: ComparedPair): void {
  const { names: pair, layers, tokens, labels } = compared;
  const [first, second] = layers;
  const f1 = (metric: Metric, label?: string): Measure =>
    ledger.measure({ metric, pair, ...(label !== undefined && { label }) }, 3, finishF1);
  const agr = (label?: string): Measure =>
    ledger.measure({ metric: 'agr', pair, ...(label !== undefined && { label }) }, 4, finishAgr);
  for (const label of labels) {
    const a = first.annotations.filter((annotation) => annotation.label === label);
    const b = second.annotations.filter((annotation) => annotation.label === label);
    for (const [metric, match] of F1_MODES) {
      const amounts = [matchSpans(a, b, match).length, a.length, b.length];
      // Labels never meet in these modes, so that the whole is the sum of its parts.
      addAll(f1(metric), amounts);
      addAll(f1(metric, label), amounts);
    }
    const { firstFound, secondFound } = agrCounts(a, b);
    const amounts = [firstFound, a.length, secondFound, b.length];
    addAll(agr(), amounts);
    addAll(agr(label), amounts);
    const kappa = ledger.measure({ metric: 'token_kappa_io', pair, label }, 4, tokenKappaOf);
    addAll(kappa, tokenTable(tokens, a, b));
  }
  const { annotations: a } = first;
  const { annotations: b } = second;
  const boundary = matchSpans(a, b, { mode: 'boundary' }).length;
  addAll(f1('f1_boundary'), [boundary, a.length, b.length]);
  addAll(f1('f1_muc_partial'), [mucCredit(a, b), a.length, b.length]);
}

function tallyQuestions(ledger: Ledger, pair: ComparedPair): void {
  const { names, layers, alignment, entityKeys } = pair;
  const { overall, perLabel } = decompose(layers, alignment, entityKeys);
  const add = (decomposition: Decomposition, label?: string): void => {
    for (const [metric, { yes, of }] of [
      ['found', decomposition.found],
      ['same_boundary', decomposition.boundary],
      ['same_label', decomposition.label],
      ['same_speaker', decomposition.speaker],
    ] as const) {
      // Only claims have speakers.
      if (metric === 'same_speaker' && label !== undefined && label !== CLAIM) continue;
      const subject = { metric, pair: names, ...(label !== undefined && { label }) };
      addAll(ledger.measure(subject, 2, finishShare), [yes, of]);
    }
  };
  add(overall);
  for (const [label, decomposition] of perLabel) add(decomposition, label);
}

function tallyRelations(ledger: Ledger, pair: ComparedPair): void {
  const [a, b] = [markedRelations(pair, 0), markedRelations(pair, 1)];
  const types = new Set([...a, ...b].map(({ type }) => type));
  const add = (subject: LineSubject, first: readonly Marked[], second: readonly Marked[]): void => {
    const labelled = subject.metric !== 'relation_f1_unlabelled';
    const matched = matchRelations(first, second, { ends: 'overlap', labelled }).length;
    addAll(ledger.measure(subject, 3, finishF1), [matched, first.length, second.length]);
  };
  const given = (list: readonly Marked[]): readonly Marked[] => list.filter((each) => each.isGiven);
  const of = { pair: pair.names };
  for (const relation of [...types].toSorted()) {
    const ofType = (list: readonly Marked[]): readonly Marked[] =>
      list.filter(({ type }) => type === relation);
    add({ metric: 'relation_f1', relation, ...of }, ofType(a), ofType(b));
    add({ metric: 'relation_f1_given_ends', relation, ...of }, given(ofType(a)), given(ofType(b)));
  }
  add({ metric: 'relation_f1', ...of }, a, b);
  add({ metric: 'relation_f1_unlabelled', ...of }, a, b);
  add({ metric: 'relation_f1_given_ends', ...of }, given(a), given(b));
}

/** `isGiven`: both ends have an aligned counterpart of the same label. */
type Marked = MarkedRelation & { readonly isGiven: boolean };

function markedRelations(
  { layers, alignment, entityKeys }: ComparedPair,
  side: 0 | 1,
): readonly Marked[] {
  const { annotations, relations } = layers[side];
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const keyOf = (id: Annotation['entityId']): string | undefined =>
    id === undefined ? undefined : (entityKeys[side]?.get(id) ?? id);
  const endOf = (to: Relation['to']): RelationArgument | undefined => {
    if (to.kind === 'entity') return { kind: 'entity', entity: keyOf(to.id) ?? to.id };
    const span = byId.get(to.id);
    if (!span) return undefined;
    const entity = keyOf(span.entityId);
    return { kind: 'span', span, ...(entity !== undefined && { entity }) };
  };
  const isShared = (to: Relation['to']): boolean => {
    if (to.kind === 'entity') return true;
    const [a, b] = alignment.groups[alignment.groupOf[side]?.get(to.id) ?? -1]?.members ?? [];
    return a !== undefined && a.label === b?.label;
  };
  return relations.flatMap((relation): readonly Marked[] => {
    const start = { kind: 'annotation', id: relation.from } as const;
    const [from, to] = [endOf(start), endOf(relation.to)];
    if (from?.kind !== 'span' || !to) return [];
    const isGiven = isShared(start) && isShared(relation.to);
    return [{ type: relation.type, from, to, isGiven }];
  });
}

function tallyGamma(ledger: Ledger, pair: ComparedPair, sampling: GammaSampling): void {
  const raters = pair.layers.map(({ annotations }) =>
    annotations.flatMap(({ label, fragments }) => {
      const [first, last] = [fragments[0], fragments.at(-1)];
      return first && last ? [{ start: first.start, end: last.end, category: label }] : [];
    }),
  );
  const { observed, expected } = gammaSums(raters, pair.text.length, GAMMA_DEFAULTS, sampling);
  const n = raters.reduce((sum, units) => sum + units.length, 0);
  const measure = ledger.measure(
    { metric: 'gamma', pair: pair.names },
    3,
    ([found = 0, byChance = 0, units = 0]) =>
      gammaOf({ observed: found, expected: byChance }, units),
  );
  addAll(measure, [observed, expected, n]);
}
