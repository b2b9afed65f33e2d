import { type Coefficient, notDefined } from './coefficient.ts';
import { type Ratings, pairableCounts, sum } from './ratings.ts';

/**
 * Share of agreeing pairs of values in a unit, averaged over the units with two or more values.
 * With two raters this is the share of units on which they agree. n: those units.
 * Source: Fleiss 1971, Psychological Bulletin 76(5), p. 379 (the mean of P_i).
 */
export function percentAgreement(ratings: Ratings): Coefficient {
  const units = pairableCounts(ratings);
  if (units.length === 0) return notDefined('nothing-to-compare', 0);
  return { kind: 'defined', value: sum(units.map(pairShare)) / units.length, n: units.length };
}

/** The same for every unit by itself, in their order; not defined where fewer than two gave a value. n: values. */
export function percentAgreementPerItem(ratings: Ratings): readonly Coefficient[] {
  return ratings.units.map((unit): Coefficient => {
    const [counts] = pairableCounts({ categories: ratings.categories, units: [unit] });
    if (!counts) return notDefined('nothing-to-compare', unit.filter((v) => v !== null).length);
    return { kind: 'defined', value: pairShare(counts), n: sum(counts) };
  });
}

/** Of all ordered pairs of a unit's values, the share whose two are the same. */
export function pairShare(counts: readonly number[]): number {
  const values = sum(counts);
  return sum(counts.map((count) => count * (count - 1))) / (values * (values - 1));
}
