import { type Coefficient, agreementAboveChance, notDefined } from './coefficient.ts';
import { percentAgreement } from './percent-agreement.ts';
import { type Ratings, countCategories, pooledMargins, sum } from './ratings.ts';

/**
 * Gwet's AC1: Pe = Σ π_k (1 − π_k) / (q − 1), where π_k is the mean over the units of the share of
 * values that are k, and q the number of categories. Any number of raters, values may be missing.
 * n: units with two or more values. Source: Gwet 2008, British Journal of Mathematical and Statistical
 * Psychology 61(1), 29–48.
 */
export function gwetAc1(ratings: Ratings): Coefficient {
  const observed = percentAgreement(ratings);
  if (observed.kind === 'undefined') return observed;
  const q = ratings.categories.length;
  if (q < 2) return notDefined('one-category', observed.n);
  const rated = ratings.units
    .map((unit) => countCategories(unit, q))
    .filter((counts) => sum(counts) > 0);
  const prevalence = ratings.categories.map(
    (_, k) => sum(rated.map((counts) => (counts[k] ?? 0) / sum(counts))) / rated.length,
  );
  const expected = sum(prevalence.map((p) => p * (1 - p))) / (q - 1);
  return agreementAboveChance(observed.value, expected, observed.n);
}

/** The same of two raters who rated every unit, from a table of what one said against what the other said. */
export function gwetAc1Of(table: readonly (readonly number[])[]): Coefficient {
  const n = sum(table.map(sum));
  if (n === 0) return notDefined('nothing-to-compare', 0);
  if (table.length < 2) return notDefined('one-category', n);
  const agreed = sum(table.map((row, k) => row[k] ?? 0));
  const prevalence = pooledMargins(table).map((count) => count / (2 * n));
  const expected = sum(prevalence.map((p) => p * (1 - p))) / (table.length - 1);
  return agreementAboveChance(agreed / n, expected, n);
}
