import { type Coefficient, disagreementBelowChance, notDefined } from './coefficient.ts';
import { type Distance, type Scale, scaleDistance } from './distance.ts';
import { type Ratings, pairableCounts, sum, toNumber } from './ratings.ts';

/**
 * Krippendorff's alpha: 1 − Do / De from coincidences of values within units. Any number of raters,
 * values may be missing; a unit with fewer than two is left out. n: pairable values.
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; 2004, Content Analysis, ch. 11.
 */
export function krippendorffAlpha(ratings: Ratings, scale: Scale): Coefficient {
  if (scale === 'interval' || scale === 'ratio') {
    const numbers = ratings.categories.map(toNumber);
    if (numbers.some(Number.isNaN)) return notDefined('not-numbers', ratings.units.length);
    if (scale === 'ratio' && numbers.some((number) => number < 0)) {
      return notDefined('negative-numbers', ratings.units.length);
    }
  }
  return krippendorffAlphaWeighted(ratings, scaleDistance(ratings, scale));
}

/**
 * Krippendorff's alpha with any distance of the categories. Source: Artstein & Poesio 2008,
 * Computational Linguistics 34(4), section 2.6.2.
 */
export function krippendorffAlphaWeighted(ratings: Ratings, distance: Distance): Coefficient {
  const units = pairableCounts(ratings);
  return alphaOf(coincidencesOf(units, ratings.categories.length), distance);
}

/**
 * Alpha of each category by itself, all the others taken for one. In the order of the categories.
 * Source: Krippendorff 1980, Content Analysis, p. 139 f.
 */
export function krippendorffAlphaPerCategory(ratings: Ratings): readonly Coefficient[] {
  const coincidences = coincidencesOf(pairableCounts(ratings), ratings.categories.length);
  return ratings.categories.map((_, k) =>
    alphaOf(coincidences, (a, b) => ((a === k) === (b === k) ? 0 : 1)),
  );
}

/** o_ck of Krippendorff 2011: each unit's pairs of values, divided by one less than its values. Sums of units add up. */
export function coincidencesOf(
  units: readonly (readonly number[])[],
  categories: number,
): readonly (readonly number[])[] {
  const table = Array.from({ length: categories }, () =>
    Array.from({ length: categories }, () => 0),
  );
  for (const counts of units) {
    const others = sum(counts) - 1;
    for (const [c, count] of counts.entries()) {
      const row = table[c];
      if (count === 0 || !row) continue;
      for (const [k, other] of counts.entries()) {
        row[k] = (row[k] ?? 0) + (count * (c === k ? other - 1 : other)) / others;
      }
    }
  }
  return table;
}

/** Alpha from a table of coincidences. */
export function alphaOf(
  coincidences: readonly (readonly number[])[],
  distance: Distance,
): Coefficient {
  const totals = coincidences.map(sum);
  const n = Math.round(sum(totals));
  if (n === 0) return notDefined('nothing-to-compare', 0);
  let observed = 0;
  let expected = 0;
  for (const [c, row] of coincidences.entries()) {
    for (const [k, coincidence] of row.entries()) {
      const byChance = (totals[c] ?? 0) * (totals[k] ?? 0);
      // A distance between categories that do not occur need not be known.
      if (c === k || byChance === 0) continue;
      const apart = distance(c, k);
      observed += coincidence * apart;
      expected += byChance * apart;
    }
  }
  if (Number.isNaN(expected)) return notDefined('no-distance', n);
  return disagreementBelowChance(observed / n, expected / (n * (n - 1)), n);
}
