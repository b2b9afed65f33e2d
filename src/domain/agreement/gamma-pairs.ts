import {
  type WeightedPair,
  maximumWeightMatching,
} from '#domain/matching/maximum-weight-matching.ts';
import { type GammaParameters, type GammaUnit, dissimilarity } from './gamma-unit.ts';

/**
 * Cost of the best alignment of two raters. Left alone, two units cost 2 Δ∅ together, so what an
 * alignment saves is a matching's weight.
 */
export function pairUnits(
  left: readonly GammaUnit[],
  right: readonly GammaUnit[],
  parameters: GammaParameters,
): number {
  const alone = 2 * parameters.deltaEmpty;
  const savings: WeightedPair[] = [];
  forNearPairs(left, right, parameters, (i, j, apart) => {
    if (apart < alone) savings.push({ left: i, right: j, weight: alone - apart });
  });
  const saved = new Map(savings.map(({ left: i, right: j, weight }) => [`${i} ${j}`, weight]));
  const kept = maximumWeightMatching(savings).reduce(
    (sum, [i, j]) => sum + (saved.get(`${i} ${j}`) ?? 0),
    0,
  );
  return (left.length + right.length) * parameters.deltaEmpty - kept;
}

/** Only pairs whose starts are near enough to be worth aligning: others cost more than two units alone. */
function forNearPairs(
  left: readonly GammaUnit[],
  right: readonly GammaUnit[],
  parameters: GammaParameters,
  meet: (i: number, j: number, apart: number) => void,
): void {
  const order = right.map((_, j) => j).toSorted((a, b) => startOf(right, a) - startOf(right, b));
  const longest = Math.max(0, ...right.map(({ start, end }) => end - start));
  const reach = Math.sqrt(2 / parameters.alpha);
  for (const [i, unit] of left.entries()) {
    const far = reach * (unit.end - unit.start + longest);
    for (let at = firstFrom(order, right, unit.start - far); at < order.length; at += 1) {
      const j = order[at] ?? 0;
      const other = right[j];
      if (!other || other.start > unit.start + far) break;
      meet(i, j, dissimilarity(unit, other, parameters));
    }
  }
}

function firstFrom(order: readonly number[], units: readonly GammaUnit[], start: number): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(units, order[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startOf(units: readonly GammaUnit[], index: number): number {
  return units[index]?.start ?? 0;
}
