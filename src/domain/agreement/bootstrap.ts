import { type Random, randomBelow } from './random.ts';

/** Bounds that hold the middle 95 % of what other draws of articles would have given. */
export type Interval = { readonly low: number; readonly high: number };

/** With fewer articles than this an interval would only seem to say something. */
export const LEAST_ARTICLES = 5;

/** One article's part in the statistics: only those that are not 0. */
export type SparseRow = { readonly columns: Int32Array; readonly values: Float64Array };

/**
 * Draws articles anew, as many as there are, with repetition, and calls `visit` with the sums of what
 * was drawn, `samples` times. The same array is handed over each time. Articles are drawn, not spans:
 * spans of one article are not independent. Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 6.
 */
export function resample(
  rows: readonly SparseRow[],
  width: number,
  { random, samples }: { readonly random: Random; readonly samples: number },
  visit: (sums: Float64Array) => void,
): void {
  const sums = new Float64Array(width);
  for (let sample = 0; sample < samples; sample += 1) {
    sums.fill(0);
    for (let draw = 0; draw < rows.length; draw += 1) {
      const row = rows[randomBelow(random, rows.length)];
      if (row) addRow(sums, row);
    }
    visit(sums);
  }
}

export function addRow(sums: Float64Array, { columns, values }: SparseRow): void {
  for (let i = 0; i < columns.length; i += 1) {
    const column = columns[i] ?? 0;
    sums[column] = (sums[column] ?? 0) + (values[i] ?? 0);
  }
}

/**
 * The 2.5th and the 97.5th percentile of the values that samples gave. `undefined` when the measure
 * was not defined in more than one sample of twenty: then the rest would not be a fair picture.
 */
export function percentileInterval(
  values: readonly number[],
  samples: number,
): Interval | undefined {
  if (values.length === 0 || values.length < samples * 0.95) return undefined;
  const sorted = Float64Array.from(values).toSorted();
  const at = (part: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
  return { low: at(0.025), high: at(0.975) };
}

/**
 * 95 % interval of any statistic of articles. `undefined` with fewer than five articles, and where
 * the statistic is mostly not defined.
 */
export function bootstrapInterval<T>(
  articles: readonly T[],
  statistic: (sample: readonly T[]) => number | undefined,
  { random, samples }: { readonly random: Random; readonly samples: number },
): Interval | undefined {
  if (articles.length < LEAST_ARTICLES) return undefined;
  const values: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    const drawn = articles.flatMap(() => {
      const article = articles[randomBelow(random, articles.length)];
      return article === undefined ? [] : [article];
    });
    const value = statistic(drawn);
    if (value !== undefined) values.push(value);
  }
  return percentileInterval(values, samples);
}
