import { type Coefficient, notDefined } from './coefficient.ts';
import { bestCover } from './gamma-cover.ts';
import { pairUnits } from './gamma-pairs.ts';
import type { GammaParameters, GammaUnit } from './gamma-unit.ts';
import { type Random, randomBelow } from './random.ts';

export const GAMMA_DEFAULTS: GammaParameters = { alpha: 3, beta: 1, deltaEmpty: 1 };

export type GammaAlignment = {
  /** Sum over the unitary alignments of the mean dissimilarity of their pairs. */
  readonly cost: number;
  /** Mean number of units a rater has: what the cost is divided by. */
  readonly meanUnits: number;
  /** False when the search was cut short: then the cost is an upper bound. */
  readonly isOptimal: boolean;
};

/**
 * The best alignment of all raters' units: each unit is in one unitary alignment, which holds at most
 * one unit of each rater. Source: Mathet, Widlöcher & Métivier 2015, Computational Linguistics 41(3),
 * section 4. For two raters it is an assignment; for more it is searched for by branch and bound.
 */
export function bestGammaAlignment(
  raters: readonly (readonly GammaUnit[])[],
  parameters: GammaParameters,
): GammaAlignment {
  const count = raters.reduce((sum, units) => sum + units.length, 0);
  const meanUnits = raters.length === 0 ? 0 : count / raters.length;
  const [first, second, ...more] = raters;
  if (!first || !second) return { cost: count * parameters.deltaEmpty, meanUnits, isOptimal: true };
  if (more.length === 0) {
    return { cost: pairUnits(first, second, parameters), meanUnits, isOptimal: true };
  }
  return { ...bestCover(raters, parameters), meanUnits };
}

/** Disorder of the best alignment: its cost by the mean number of units. n: units of all raters. */
export function gammaDisorder(
  raters: readonly (readonly GammaUnit[])[],
  parameters: GammaParameters = GAMMA_DEFAULTS,
): Coefficient {
  const n = raters.reduce((sum, units) => sum + units.length, 0);
  if (raters.length < 2) return notDefined('nothing-to-compare', n);
  if (n === 0) return notDefined('nothing-marked', 0);
  const { cost, meanUnits } = bestGammaAlignment(raters, parameters);
  return { kind: 'defined', value: cost / meanUnits, n };
}

export type GammaSampling = {
  readonly random: Random;
  /** How many random continua chance is judged by. */
  readonly samples: number;
};

/**
 * What gamma is made from; sums over texts add up. `expected` is the mean cost of the samples.
 * `length`: of the text, in the units of the offsets.
 */
export function gammaSums(
  raters: readonly (readonly GammaUnit[])[],
  length: number,
  parameters: GammaParameters,
  { random, samples }: GammaSampling,
): { readonly observed: number; readonly expected: number; readonly meanUnits: number } {
  const { cost, meanUnits } = bestGammaAlignment(raters, parameters);
  if (meanUnits === 0) return { observed: 0, expected: 0, meanUnits: 0 };
  let expected = 0;
  for (let sample = 0; sample < samples; sample += 1) {
    const shuffled = raters.map(() =>
      rotate(raters[randomBelow(random, raters.length)] ?? [], randomBelow(random, length), length),
    );
    const { cost: byChance, meanUnits: units } = bestGammaAlignment(shuffled, parameters);
    // Per unit, since a sampled rater may have more or fewer units than the one it stands for.
    expected += units === 0 ? 0 : (byChance / units) * meanUnits;
  }
  return { observed: cost, expected: expected / samples, meanUnits };
}

/**
 * Gamma: 1 − disorder / mean disorder of random continua. A random continuum gives every rater the
 * units of one of them, turned around the text by a random amount, which keeps lengths, categories
 * and distances. Source: Mathet et al. 2015, section 5. n: units of all raters.
 */
export function gammaOf(
  sums: { readonly observed: number; readonly expected: number },
  n: number,
): Coefficient {
  if (n === 0) return notDefined('nothing-marked', 0);
  if (sums.expected === 0) return notDefined('no-expected-disagreement', n);
  return { kind: 'defined', value: 1 - sums.observed / sums.expected, n };
}

/** Units that begin before the turning point come after all the others; none is cut. */
function rotate(units: readonly GammaUnit[], by: number, length: number): readonly GammaUnit[] {
  return units.map((unit) => {
    const shift = unit.start < by ? length - by : -by;
    return { ...unit, start: unit.start + shift, end: unit.end + shift };
  });
}
