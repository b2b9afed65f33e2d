import { type Coefficient, agreementAboveChance, notDefined } from './coefficient.ts';
import { type Ratings, countCategories, sum, twoRaters } from './ratings.ts';

/**
 * Scott's pi of two raters: chance from the margins of both taken together. n: units both rated.
 * Source: Scott 1955, Public Opinion Quarterly 19(3), 321–325.
 */
export function scottPi(ratings: Ratings): Coefficient {
  const pairs = twoRaters(ratings);
  if (!pairs) return notDefined('not-two-raters', ratings.units.length);
  const n = pairs.length;
  if (n === 0) return notDefined('nothing-to-compare', 0);
  const pooled = countCategories(pairs.flat(), ratings.categories.length);
  const agreed = pairs.filter(([a, b]) => a === b).length;
  return agreementAboveChance(agreed / n, sum(pooled.map((count) => count ** 2)) / (2 * n) ** 2, n);
}
