import { type Coefficient, agreementAboveChance, notDefined } from './coefficient.ts';
import { pairShare } from './percent-agreement.ts';
import { type Ratings, countCategories, sum } from './ratings.ts';

/**
 * Fleiss' kappa: Pe = Σ p_k². Every unit must have the same number of values, two at least; who gave
 * them does not matter. n: units. Source: Fleiss 1971, Psychological Bulletin 76(5), 378–382.
 */
export function fleissKappa(ratings: Ratings): Coefficient {
  const table = equalTable(ratings);
  if ('kind' in table) return table;
  const { units, totals } = table;
  return fleissKappaOf({ units: units.length, agreed: sum(units.map(pairShare)), totals });
}

/** What Fleiss' kappa is made from; sums over articles add up. */
export type FleissSums = {
  readonly units: number;
  /** Σ P_i: of each unit the share of agreeing pairs. */
  readonly agreed: number;
  /** How often each category was given. */
  readonly totals: readonly number[];
};

export function fleissKappaOf({ units, agreed, totals }: FleissSums): Coefficient {
  if (units === 0) return notDefined('nothing-to-compare', 0);
  const byChance = sum(totals.map((total) => total ** 2)) / sum(totals) ** 2;
  return agreementAboveChance(agreed / units, byChance, units);
}

/**
 * Fleiss' kappa of each category against all the others:
 * 1 − Σ_i n_ik (n − n_ik) / (N n (n − 1) p_k (1 − p_k)). In the order of the categories.
 */
export function fleissKappaPerCategory(ratings: Ratings): readonly Coefficient[] {
  const table = equalTable(ratings);
  if ('kind' in table) return ratings.categories.map(() => table);
  const { units, values, totals } = table;
  const n = units.length;
  return totals.map((total, k): Coefficient => {
    const p = total / (n * values);
    if (total === 0 || total === n * values) return notDefined('one-category', n);
    const mixed = sum(units.map((counts) => (counts[k] ?? 0) * (values - (counts[k] ?? 0))));
    const value = 1 - mixed / (n * values * (values - 1) * p * (1 - p));
    return { kind: 'defined', value, n };
  });
}

type EqualTable = {
  readonly units: readonly (readonly number[])[];
  /** Values of each unit. */
  readonly values: number;
  /** By category. */
  readonly totals: readonly number[];
};

function equalTable({
  categories,
  units,
}: Ratings): EqualTable | (Coefficient & { readonly kind: 'undefined' }) {
  const counted = units
    .map((unit) => countCategories(unit, categories.length))
    .filter((counts) => sum(counts) > 0);
  const [first] = counted;
  const n = counted.length;
  if (!first || sum(first) < 2) return { kind: 'undefined', reason: 'nothing-to-compare', n };
  const values = sum(first);
  if (counted.some((counts) => sum(counts) !== values)) {
    return { kind: 'undefined', reason: 'unequal-ratings', n };
  }
  const totals = categories.map((_, k) => sum(counted.map((counts) => counts[k] ?? 0)));
  return { units: counted, values, totals };
}
