import { type Ratings, pairableCounts, sum, toNumber } from './ratings.ts';

/** How far two categories, by their indexes, lie apart: 0 for the same, `NaN` where it is not known. */
export type Distance = (a: number, b: number) => number;

/** Names of the scales of Krippendorff 2011, section 4. */
export type Scale = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** The squared difference δ² of a scale. Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability. */
export function scaleDistance(ratings: Ratings, scale: Scale): Distance {
  const numbers = ratings.categories.map(toNumber);
  const at = (index: number): number => numbers[index] ?? Number.NaN;
  switch (scale) {
    case 'nominal':
      return (a, b) => (a === b ? 0 : 1);
    case 'ordinal':
      return ordinalDistance(pairableTotals(ratings));
    case 'interval':
      return (a, b) => (at(a) - at(b)) ** 2;
    case 'ratio':
      return (a, b) => (a === b ? 0 : ((at(a) - at(b)) / (at(a) + at(b))) ** 2);
  }
}

/** Steps between two categories in their order, for weighted kappa. */
export function linearDistance(a: number, b: number): number {
  return Math.abs(a - b);
}

/** The same, squared. */
export function quadraticDistance(a: number, b: number): number {
  return (a - b) ** 2;
}

/** Distances from a table whose rows and columns are `order`. */
export function tableDistance(
  ratings: Ratings,
  order: readonly string[],
  table: readonly (readonly number[])[],
): Distance {
  const places = ratings.categories.map((category) => order.indexOf(category));
  return (a, b) => {
    if (a === b) return 0;
    return table[places[a] ?? -1]?.[places[b] ?? -1] ?? Number.NaN;
  };
}

function pairableTotals(ratings: Ratings): readonly number[] {
  const units = pairableCounts(ratings);
  return ratings.categories.map((_, k) => sum(units.map((counts) => counts[k] ?? 0)));
}

/**
 * (Σ n_g for all g from a to b − (n_a + n_b) / 2)²: the values that lie between count. `totals`: how
 * often each category was given, in their order.
 */
export function ordinalDistance(totals: readonly number[]): Distance {
  const before = [0];
  for (const total of totals) before.push((before.at(-1) ?? 0) + total);
  return (a, b) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    const between = (before[high + 1] ?? 0) - (before[low] ?? 0);
    return a === b ? 0 : (between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2) ** 2;
  };
}
