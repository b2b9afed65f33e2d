import {
  type Coefficient,
  agreementAboveChance,
  disagreementBelowChance,
  notDefined,
} from './coefficient.ts';
import type { Distance } from './distance.ts';
import { type Ratings, countCategories, pairTable, sum, twoRaters } from './ratings.ts';

/**
 * Cohen's kappa of two raters: (Po − Pe) / (1 − Pe) with Pe = Σ p_A(k) p_B(k), on the units that both
 * rated. n: those units. Source: Cohen 1960, Educational and Psychological Measurement 20(1), p. 40.
 */
export function cohenKappa(ratings: Ratings): Coefficient {
  const pairs = twoRaters(ratings);
  if (!pairs) return notDefined('not-two-raters', ratings.units.length);
  return cohenKappaOf(pairTable(pairs, ratings.categories.length));
}

/** The same from a table of what one rater said against what the other said. */
export function cohenKappaOf(table: readonly (readonly number[])[]): Coefficient {
  const n = sum(table.map(sum));
  if (n === 0) return notDefined('nothing-to-compare', 0);
  const agreed = sum(table.map((row, k) => row[k] ?? 0));
  const byChance = sum(table.map((row, k) => sum(row) * sum(table.map((other) => other[k] ?? 0))));
  return agreementAboveChance(agreed / n, byChance / n ** 2, n);
}

/**
 * The highest kappa that the two raters' margins allow: Po from Σ min(row, column).
 * Source: Cohen 1960, p. 42.
 */
export function cohenKappaMax(ratings: Ratings): Coefficient {
  const margins = marginsOf(ratings);
  if (margins.kind === 'undefined') return margins;
  const { first, second, n } = margins;
  const most = sum(first.map((count, k) => Math.min(count, second[k] ?? 0)));
  const byChance = sum(first.map((count, k) => count * (second[k] ?? 0)));
  return agreementAboveChance(most / n, byChance / n ** 2, n);
}

/**
 * Weighted kappa: 1 − Do / De, where a disagreement counts as much as the distance of the two
 * categories (see `linearDistance`, `quadraticDistance`, or a table). `observed` and `expected` are
 * disagreements. Source: Cohen 1968, Psychological Bulletin 70(4), 213–220.
 */
export function weightedKappa(ratings: Ratings, distance: Distance): Coefficient {
  const margins = marginsOf(ratings);
  if (margins.kind === 'undefined') return margins;
  const { pairs, first, second, n } = margins;
  const observed = sum(pairs.map(([a, b]) => distance(a, b)));
  const expected = sum(
    first.flatMap((count, a) => second.map((other, b) => weigh(count * other, distance, a, b))),
  );
  if (Number.isNaN(observed) || Number.isNaN(expected)) return notDefined('no-distance', n);
  return disagreementBelowChance(observed / n, expected / n ** 2, n);
}

/** A distance between categories that do not occur need not be known. */
function weigh(count: number, distance: Distance, a: number, b: number): number {
  return count === 0 ? 0 : count * distance(a, b);
}

type Margins = {
  readonly kind: 'margins';
  readonly pairs: readonly (readonly [number, number])[];
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly n: number;
};

function marginsOf(ratings: Ratings): Margins | (Coefficient & { readonly kind: 'undefined' }) {
  const pairs = twoRaters(ratings);
  if (!pairs) return { kind: 'undefined', reason: 'not-two-raters', n: ratings.units.length };
  if (pairs.length === 0) return { kind: 'undefined', reason: 'nothing-to-compare', n: 0 };
  const count = (values: readonly number[]): readonly number[] =>
    countCategories(values, ratings.categories.length);
  return {
    kind: 'margins',
    pairs,
    first: count(pairs.map(([a]) => a)),
    second: count(pairs.map(([, b]) => b)),
    n: pairs.length,
  };
}
