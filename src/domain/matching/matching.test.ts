import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { intersectionOverUnion, sharedLength } from './fragment-overlap.ts';
import { maximumMatching } from './maximum-matching.ts';
import { type WeightedPair, maximumWeightMatching } from './maximum-weight-matching.ts';
import { type Pair, overlappingPairs } from './overlapping-pairs.ts';

const fragments = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 3 })
  .map((pieces) => joinSpans(pieces.map(([start, length]) => ({ start, end: start + length }))));
const annotations = fc.array(fragments, { maxLength: 8 });

const weightedPairs = fc
  .uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { selector: ([a, b]) => a * 10 + b, maxLength: 20 })
  .chain((pairs) =>
    fc
      .array(fc.integer({ min: 1, max: 20 }), { minLength: pairs.length, maxLength: pairs.length })
      .map((weights) =>
        pairs.map(([left, right], index) => ({ left, right, weight: (weights[index] ?? 1) / 8 })),
      ),
  );

/** The most that any one-to-one choice of pairs is worth, by trying all. */
function bestByTrying(pairs: readonly WeightedPair[], used: readonly string[] = []): number {
  const [first, ...rest] = pairs;
  if (!first) return 0;
  const without = bestByTrying(rest, used);
  const ends = [`l${first.left}`, `r${first.right}`];
  if (ends.some((end) => used.includes(end))) return without;
  return Math.max(without, first.weight + bestByTrying(rest, [...used, ...ends]));
}

function isOneToOne(pairs: readonly Pair[]): boolean {
  return (
    new Set(pairs.map(([left]) => left)).size === pairs.length &&
    new Set(pairs.map(([, right]) => right)).size === pairs.length
  );
}

test('the sweep finds exactly the pairs that share a code unit', () => {
  fc.assert(
    fc.property(annotations, annotations, (left, right) => {
      const expected = left.flatMap((a, i) =>
        right.flatMap((b, j) => (sharedLength(a, b) > 0 ? [`${i},${j}`] : [])),
      );
      const found = overlappingPairs(left, right).map(([i, j]) => `${i},${j}`);
      expect(found.toSorted()).toEqual(expected.toSorted());
    }),
  );
});

test('the weight of a matching is the most that brute force finds', () => {
  fc.assert(
    fc.property(weightedPairs, (pairs) => {
      const matched = maximumWeightMatching(pairs);
      const weight = matched.reduce(
        (sum, [left, right]) =>
          sum + (pairs.find((pair) => pair.left === left && pair.right === right)?.weight ?? -99),
        0,
      );
      expect(isOneToOne(matched)).toBe(true);
      expect(weight).toBeCloseTo(bestByTrying(pairs), 9);
    }),
    { numRuns: 300 },
  );
});

test('a matching of the most pairs has as many as brute force finds', () => {
  fc.assert(
    fc.property(weightedPairs, (weighted) => {
      const pairs = weighted.map(({ left, right }): Pair => [left, right]);
      const matched = maximumMatching(6, 6, pairs);
      expect(isOneToOne(matched)).toBe(true);
      for (const [left, right] of matched) {
        expect(pairs).toContainEqual([left, right]);
      }
      expect(matched.length).toBe(bestByTrying(weighted.map((pair) => ({ ...pair, weight: 1 }))));
    }),
    { numRuns: 300 },
  );
});

test('spans that only touch share nothing, and gaps between fragments belong to neither', () => {
  expect(overlappingPairs([[{ start: 0, end: 5 }]], [[{ start: 5, end: 9 }]])).toEqual([]);
  const split = [
    { start: 0, end: 4 },
    { start: 10, end: 14 },
  ];
  expect(intersectionOverUnion(split, [{ start: 4, end: 10 }])).toBe(0);
  expect(intersectionOverUnion(split, [{ start: 2, end: 14 }])).toBeCloseTo(6 / 14, 12);
});

test('twenty thousand spans over one another are matched without hanging', () => {
  const nested = Array.from({ length: 10_000 }, (_, i) => [{ start: i, end: 40_000 - i }]);
  const pairs = overlappingPairs(nested, nested);
  expect(pairs.length).toBeLessThan(10_000 * 300);
  const weighted = pairs
    .slice(0, 20_000)
    .map(([left, right]) => ({ left, right, weight: 1 / (1 + Math.abs(left - right)) }));
  expect(isOneToOne(maximumWeightMatching(weighted))).toBe(true);
});
