import { type Coefficient, agreementAboveChance, notDefined } from './coefficient.ts';
import { percentAgreement } from './percent-agreement.ts';
import type { Ratings } from './ratings.ts';

/**
 * Bennett's S: chance is 1 / k with k categories, those that could be given and not only those that
 * were. n: units with two or more values. Source: Bennett, Alpert & Goldstein 1954, Public Opinion
 * Quarterly 18(3), 303–308.
 */
export function bennettS(ratings: Ratings): Coefficient {
  const observed = percentAgreement(ratings);
  if (observed.kind === 'undefined') return observed;
  if (ratings.categories.length < 2) return notDefined('one-category', observed.n);
  return agreementAboveChance(observed.value, 1 / ratings.categories.length, observed.n);
}
