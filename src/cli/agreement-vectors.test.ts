import { expect, test } from 'vitest';
import { type Coefficient, valueOf } from '#domain/agreement/coefficient.ts';
import type { Continuum, ContinuumUnit } from '#domain/agreement/continuum.ts';
import { gammaDisorder } from '#domain/agreement/gamma.ts';
import type { MarkedSpan } from '#domain/agreement/marked-span.ts';
import {
  RATING_METRICS,
  type RatingMetric,
  countsDisagreement,
  measureRatings,
} from '#domain/agreement/measure-ratings.ts';
import { type Ratings, ratingsFrom, ratingsFromTable } from '#domain/agreement/ratings.ts';
import { type MarkedRelation, relationF1 } from '#domain/agreement/relation-f1.ts';
import {
  type MatchCounts,
  type SpanMatch,
  f1Of,
  matchSpans,
  mucCredit,
} from '#domain/agreement/span-f1.ts';
import { unitizingAlpha1995 } from '#domain/agreement/u-alpha-1995.ts';
import { uAlpha } from '#domain/agreement/u-alpha.ts';
import { readMeasured } from '#formats/articles/measured-data.mjs';

// Published worked examples, and some of our own, with the values they must give.

type Vector = {
  readonly id: string;
  readonly metric: string;
  readonly data: VectorData;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: number;
  readonly params?: Readonly<Record<string, unknown>>;
};

type Cell = string | number | null;
type VectorSpan = { id: string; start: number; end: number; label: string };
type VectorRelation = { type: string; head: string; tail: string };
type VectorUnit = { rater: number | string; start: number; length: number; end: number } & {
  category: string;
};

type VectorData =
  | { kind: 'table'; labels: Cell[]; counts: number[][] }
  | { kind: 'items'; rows: Cell[][] }
  | { kind: 'continuum'; begin: number; length: number; raters: number; units: VectorUnit[] }
  | { kind: 'spans'; A: VectorSpan[]; B: VectorSpan[] }
  | {
      kind: 'spans+relations';
      A: VectorSpan[];
      B: VectorSpan[];
      relationsA: VectorRelation[];
      relationsB: VectorRelation[];
    };

const file = readMeasured('agreement-vectors.json');
const { vectors } = JSON.parse(file ?? '{"vectors": []}') as { vectors: Vector[] };

test.runIf(vectors.length > 0)('there are published examples to be reproduced', () => {
  expect(vectors.length).toBeGreaterThan(50);
});

test.each(vectors.map((vector) => [vector.id, vector] as const))(
  'the example %s is reproduced within its tolerance',
  (_id, vector) => {
    expect(missed(measure(vector), vector.expected, vector.tolerance)).toEqual([]);
  },
);

/** Where what was found is not what was expected. */
function missed(found: unknown, expected: unknown, tolerance: number, at = ''): readonly string[] {
  if (expected === null) return found === undefined ? [] : [`${at}: ${JSON.stringify(found)}`];
  if (typeof expected !== 'number') {
    return Object.entries(expected as object).flatMap(([key, value]) =>
      missed((found as Record<string, unknown>)[key], value, tolerance, `${at}.${key}`),
    );
  }
  // Rounding of the comparison itself is not the measure's.
  const isClose =
    typeof found === 'number' && Math.abs(found - expected) <= tolerance + Number.EPSILON * 4;
  return isClose ? [] : [`${at}: ${JSON.stringify(found)} for ${expected}`];
}

function measure(vector: Vector): unknown {
  const { data, metric, params = {} } = vector;
  switch (data.kind) {
    case 'table':
    case 'items':
      return measureRated(metric as RatingMetric, ratingsOf(data), params);
    case 'continuum':
      return measureContinuum(metric, data, params);
    case 'spans':
      return measureSpans(metric, data, params);
    case 'spans+relations':
      return measureRelations(data);
  }
}

function ratingsOf(data: VectorData & { kind: 'table' | 'items' }): Ratings {
  if (data.kind === 'table') return ratingsFromTable(data.labels.map(String), data.counts);
  return ratingsFrom(data.rows.map((row) => row.map((cell) => (cell === null ? null : `${cell}`))));
}

function measureRated(
  metric: RatingMetric,
  ratings: Ratings,
  params: Readonly<Record<string, unknown>>,
): unknown {
  expect(RATING_METRICS).toContain(metric);
  const table = params['weights'] as number[][] | undefined;
  const order = (params['weights_order'] as Cell[] | undefined)?.map(String) ?? [];
  const { coefficient, perCategory, perItem, max } = measureRatings(
    metric,
    ratings,
    table ? { kind: 'table', order, table } : undefined,
  );
  const value = valueOf(coefficient);
  const chance = partsOf(coefficient);
  return {
    ...(countsDisagreement(metric)
      ? { do: chance.observed, de: chance.expected, po: 1 - (chance.observed ?? 0) }
      : { po: chance.observed ?? value, pe: chance.expected }),
    kappa: value,
    alpha: value,
    pi: value,
    s: value,
    ac1: value,
    kappa_max: max && valueOf(max),
    items: perItem?.map(valueOf),
    ...Object.fromEntries(
      (perCategory ?? []).map((each, k) => [ratings.categories[k] ?? '', valueOf(each)]),
    ),
  };
}

function partsOf(coefficient: Coefficient): { observed?: number; expected?: number } {
  if (coefficient.kind === 'undefined') return {};
  const { observed, expected } = coefficient;
  return {
    ...(observed !== undefined && { observed }),
    ...(expected !== undefined && { expected }),
  };
}

function measureContinuum(
  metric: string,
  data: VectorData & { kind: 'continuum' },
  params: Readonly<Record<string, unknown>>,
): unknown {
  if (metric === 'gamma_best_alignment_disorder') {
    const raters = [...new Set(data.units.map(({ rater }) => rater))];
    const disorder = gammaDisorder(
      raters.map((rater) => data.units.filter((unit) => unit.rater === rater)),
      params as { alpha: number; beta: number; deltaEmpty: number },
    );
    return { disorder: valueOf(disorder) };
  }
  const units = data.units.map(({ rater, start, length, category }): ContinuumUnit => ({
    rater: Number(rater),
    start,
    end: start + length,
    category,
  }));
  const continuum: Continuum = { ...data, units };
  if (metric === 'u_alpha_1995') {
    const { overall, perCategory } = unitizingAlpha1995(continuum);
    const parts = [...perCategory].map(([category, each]) => {
      const { observed, expected } = partsOf(each);
      return [category, { do: observed, de: expected, alpha: valueOf(each) }] as const;
    });
    return { alpha: valueOf(overall), per_category: Object.fromEntries(parts) };
  }
  const { u, binary, cu, ku } = uAlpha(continuum);
  return {
    u: valueOf(u),
    binary: valueOf(binary),
    cu: valueOf(cu),
    ku: Object.fromEntries([...ku].map(([category, each]) => [category, valueOf(each)])),
  };
}

function measureSpans(
  metric: string,
  data: VectorData & { kind: 'spans' },
  params: Readonly<Record<string, unknown>>,
): unknown {
  const [a, b] = [data.A.map(markedSpan), data.B.map(markedSpan)];
  const matched =
    metric === 'pairwise_f1_muc_partial'
      ? mucCredit(a, b)
      : matchSpans(a, b, params as SpanMatch).length;
  return figuresOf({ matched, first: a.length, second: b.length });
}

function figuresOf(counts: MatchCounts): unknown {
  return {
    tp: counts.matched,
    precision: counts.matched / counts.second,
    recall: counts.matched / counts.first,
    f1: valueOf(f1Of(counts)),
  };
}

function measureRelations(data: VectorData & { kind: 'spans+relations' }): unknown {
  const a = relationsOf(data.A, data.relationsA);
  const b = relationsOf(data.B, data.relationsB);
  const figures = (ends: 'strict' | 'overlap', labelled: boolean): unknown => {
    const f1 = valueOf(relationF1(a, b, { ends, labelled })) ?? Number.NaN;
    const matched = (f1 * (a.length + b.length)) / 2;
    return figuresOf({ matched, first: a.length, second: b.length });
  };
  return {
    strict: figures('strict', true),
    strict_unlabeled: figures('strict', false),
    overlap: figures('overlap', true),
    overlap_unlabeled: figures('overlap', false),
  };
}

function relationsOf(
  spans: readonly VectorSpan[],
  relations: readonly VectorRelation[],
): readonly MarkedRelation[] {
  const end = (id: string): MarkedRelation['from'] => {
    const span = spans.find((each) => each.id === id);
    if (!span) throw new Error(`no span ${id}`);
    return { kind: 'span', span: markedSpan(span) };
  };
  return relations.map(({ type, head, tail }) => ({ type, from: end(head), to: end(tail) }));
}

function markedSpan({ label, start, end }: VectorSpan): MarkedSpan {
  return { label, fragments: [{ start, end }] };
}
