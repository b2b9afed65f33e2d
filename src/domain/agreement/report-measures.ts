import { addToGroup } from '#domain/collection/group-by.ts';
import {
  type Interval,
  LEAST_ARTICLES,
  type SparseRow,
  addRow,
  percentileInterval,
  resample,
} from './bootstrap.ts';
import { type Coefficient, notDefined, valueOf } from './coefficient.ts';
import type { Metric } from './metric.ts';
import type { Random } from './random.ts';

/** What a line of the report is about. */
export type LineSubject = {
  readonly metric: Metric;
  readonly label?: string;
  readonly attribute?: string;
  /** Relation type. */
  readonly relation?: string;
  /** Two annotators; absent for all together. */
  readonly pair?: readonly [string, string];
};

/** What a figure leaves out, so that nobody takes it for more than it is. */
export type Exclusion = {
  readonly kind:
    /** Places that not all of those compared have marked. */
    | 'only-some-marked'
    /** Places that fewer than two have answered. */
    | 'unanswered'
    /** Annotations that overlap an outer one of the same label by the same annotator. */
    | 'nested';
  readonly count: number;
};

export type ReportLine = LineSubject & {
  readonly coefficient: Coefficient;
  /** 95 %, by drawing articles anew; absent with fewer than five articles. */
  readonly interval?: Interval;
  readonly excludes?: Exclusion;
};

/** A measure that is made from sums over articles. */
export type Measure = {
  readonly subject: LineSubject;
  /** Finishes it from its own part of the sums. */
  readonly finish: (sums: readonly number[]) => Coefficient;
  /** Sums up what one article adds. */
  readonly add: (index: number, amount: number) => void;
  readonly exclude: (kind: Exclusion['kind'], count: number) => void;
};

export type Ledger = {
  /** The measure for the subject; made, with this many sums, when it is asked for first. */
  readonly measure: (subject: LineSubject, width: number, finish: Measure['finish']) => Measure;
  /** Another measure from the sums of one that is there already; nothing is to be added to it. */
  readonly derive: (from: Measure, metric: Metric, finish: Measure['finish']) => Measure;
  /** Ends an article: what was added since the last one is its part. */
  readonly closeArticle: () => void;
  readonly lines: (draws: Draws) => readonly ReportLine[];
};

type Draws = {
  readonly random: Random;
  readonly samples: number;
  /** Called now and then while articles are drawn anew; 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

type Entry = Measure & {
  readonly at: number;
  readonly width: number;
  readonly excluded: Map<Exclusion['kind'], number>;
};

/** Keeps the sums of all measures by article, so that every one can be drawn anew without being measured anew. */
export function openLedger(): Ledger {
  const entries = new Map<string, Entry>();
  const rows: SparseRow[] = [];
  let current = new Map<number, number>();
  let width = 0;
  const enter = (
    subject: LineSubject,
    finish: Measure['finish'],
    place: () => Pick<Entry, 'at' | 'width' | 'excluded'>,
  ): Entry => {
    const key = JSON.stringify(subject);
    const known = entries.get(key);
    if (known) return known;
    const { at, width: size, excluded } = place();
    const entry: Entry = {
      subject,
      finish,
      at,
      width: size,
      excluded,
      add: (index, amount) => {
        if (amount !== 0) current.set(at + index, (current.get(at + index) ?? 0) + amount);
      },
      exclude: (kind, count) => {
        if (count > 0) excluded.set(kind, (excluded.get(kind) ?? 0) + count);
      },
    };
    entries.set(key, entry);
    return entry;
  };
  return {
    measure: (subject, size, finish) =>
      enter(subject, finish, () => {
        const at = width;
        width += size;
        return { at, width: size, excluded: new Map() };
      }),
    derive: (from, metric, finish) => {
      const base = entries.get(JSON.stringify(from.subject));
      if (!base) throw new Error(`${from.subject.metric} is no measure of this ledger`);
      return enter({ ...from.subject, metric }, finish, () => base);
    },
    closeArticle: () => {
      rows.push({
        columns: Int32Array.from(current.keys()),
        values: Float64Array.from(current.values()),
      });
      current = new Map();
    },
    lines: (draws) => linesOf([...entries.values()], rows, width, draws),
  };
}

function linesOf(
  entries: readonly Entry[],
  rows: readonly SparseRow[],
  width: number,
  draws: Draws,
): readonly ReportLine[] {
  const sums = new Float64Array(width);
  for (const row of rows) addRow(sums, row);
  const plan = planLines(entries);
  const found = coefficientsOf(plan, sums);
  const drawn: number[][] = plan.lines.map(() => []);
  if (rows.length >= LEAST_ARTICLES) {
    let drawnSoFar = 0;
    resample(rows, width, draws, (sample) => {
      drawnSoFar += 1;
      draws.onProgress?.(drawnSoFar / draws.samples);
      for (const [line, coefficient] of coefficientsOf(plan, sample).entries()) {
        const value = valueOf(coefficient);
        if (value !== undefined) drawn[line]?.push(value);
      }
    });
  }
  return plan.lines.map(({ subject, excluded }, index): ReportLine => {
    const coefficient = found[index] ?? notDefined('nothing-to-compare', 0);
    const interval =
      coefficient.kind === 'defined'
        ? percentileInterval(drawn[index] ?? [], draws.samples)
        : undefined;
    const [exclusion] = excluded;
    return {
      ...subject,
      coefficient,
      ...(interval && { interval }),
      ...(exclusion && { excludes: { kind: exclusion[0], count: exclusion[1] } }),
    };
  });
}

type PlannedLine = {
  readonly subject: LineSubject;
  /** Indexes of the entries it is the mean of; one for a line of its own. */
  readonly of: readonly number[];
  readonly excluded: ReadonlyMap<Exclusion['kind'], number>;
};

type Plan = { readonly entries: readonly Entry[]; readonly lines: readonly PlannedLine[] };

/** Before the lines of the pairs of a subject comes one of all: measured at once where it was, else their mean. */
function planLines(entries: readonly Entry[]): Plan {
  const bySubject = new Map<string, number[]>();
  for (const [index, { subject }] of entries.entries()) {
    const { pair, ...overall } = subject;
    addToGroup(bySubject, JSON.stringify([pair !== undefined, overall]), index);
  }
  const ordered = [...bySubject.values()].toSorted(comparePlaces(entries));
  const lines = ordered.flatMap((of): readonly PlannedLine[] => {
    const own = of.flatMap((index): readonly PlannedLine[] => {
      const entry = entries[index];
      return entry ? [{ subject: entry.subject, of: [index], excluded: entry.excluded }] : [];
    });
    const [first] = own;
    if (!first?.subject.pair) return own;
    const { pair: _pair, ...subject } = first.subject;
    if (bySubject.has(JSON.stringify([false, subject]))) return own;
    return [{ subject, of, excluded: new Map() }, ...own];
  });
  return { entries, lines };
}

/** By measure, in the order in which each came first; all labels before each; all annotators before pairs. */
function comparePlaces(
  entries: readonly Entry[],
): (a: readonly number[], b: readonly number[]) => number {
  const metrics = [...new Set(entries.map(({ subject }) => subject.metric))];
  const places = entries.map(({ subject: { metric, label, attribute, relation, pair } }) => ({
    metric: metrics.indexOf(metric),
    part: [label ?? '', attribute ?? '', relation ?? '', pair ? '1' : ''].join('\n'),
  }));
  return ([a = 0], [b = 0]) => {
    const [first, second] = [places[a], places[b]];
    if (!first || !second || first === second) return 0;
    if (first.metric !== second.metric) return first.metric - second.metric;
    return first.part < second.part ? -1 : 1;
  };
}

function coefficientsOf({ entries, lines }: Plan, sums: Float64Array): readonly Coefficient[] {
  const own = entries.map(({ at, width, finish }) => finish([...sums.subarray(at, at + width)]));
  return lines.map(({ of }) => meanOf(of.flatMap((index) => own[index] ?? [])));
}

/** The mean of those that are defined. n: all their n together. */
function meanOf(coefficients: readonly Coefficient[]): Coefficient {
  const [first, ...more] = coefficients;
  if (first && more.length === 0) return first;
  const values = coefficients.flatMap((each) => valueOf(each) ?? []);
  const n = coefficients.reduce((sum, each) => sum + each.n, 0);
  if (values.length === 0) {
    return first?.kind === 'undefined' ? { ...first, n } : notDefined('nothing-to-compare', n);
  }
  return { kind: 'defined', value: values.reduce((sum, v) => sum + v, 0) / values.length, n };
}
