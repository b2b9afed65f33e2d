import { type Coefficient, agreementAboveChance, notDefined } from './coefficient.ts';
import { type Ratings, pairTable, pooledMargins, sum, twoRaters } from './ratings.ts';

/**
 * Scott's pi of two raters: chance from the margins of both taken together. n: units both rated.
 * Source: Scott 1955, Public Opinion Quarterly 19(3), 321–325.
 */
export function scottPi(ratings: Ratings): Coefficient {
  const pairs = twoRaters(ratings);
  if (!pairs) return notDefined('not-two-raters', ratings.units.length);
  return scottPiOf(pairTable(pairs, ratings.categories.length));
}

/** The same from a table of what one rater said against what the other said. */
export function scottPiOf(table: readonly (readonly number[])[]): Coefficient {
  const n = sum(table.map(sum));
  if (n === 0) return notDefined('nothing-to-compare', 0);
  const agreed = sum(table.map((row, k) => row[k] ?? 0));
  const pooled = pooledMargins(table);
  return agreementAboveChance(agreed / n, sum(pooled.map((count) => count ** 2)) / (2 * n) ** 2, n);
}
