import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAST_ARTICLES, bootstrapInterval } from './bootstrap.ts';
import { valueOf } from './coefficient.ts';
import { type Continuum, concatenate } from './continuum.ts';
import { bestGammaAlignment, gammaDisorder, gammaOf, gammaSums, GAMMA_DEFAULTS } from './gamma.ts';
import { type GammaUnit, dissimilarity } from './gamma-unit.ts';
import type { MarkedSpan } from './marked-span.ts';
import { seededRandom } from './random.ts';
import { matchRelations } from './relation-f1.ts';
import { mucPartialF1, spanF1 } from './span-f1.ts';
import { unitizingAlpha1995 } from './u-alpha-1995.ts';
import { tokenKappaOf, tokenTable, tokensOf } from './token-kappa.ts';
import { uAlpha } from './u-alpha.ts';
import { wiebeAgr } from './wiebe-agr.ts';

function claim(start: number, end: number, label = 'CLAIM'): MarkedSpan {
  return { label, fragments: [{ start, end }] };
}

function continuum(length: number, ...units: [number, number, number, string?][]): Continuum {
  return {
    begin: 0,
    length,
    raters: 2,
    units: units.map(([rater, start, end, category = 'CLAIM']) => ({
      rater,
      start,
      end,
      category,
    })),
  };
}

test('one long span is found once, not twice', () => {
  const halves = [claim(0, 9), claim(11, 20)];
  expect(valueOf(spanF1([claim(0, 20)], halves, { mode: 'overlap', label: true }))).toBeCloseTo(
    2 / 3,
  );
  expect(valueOf(mucPartialF1([claim(0, 20)], halves))).toBeCloseTo(1 / 3);
  expect(valueOf(wiebeAgr([claim(0, 20)], halves))).toBe(1);
});

test('nothing marked by both is not defined; by one it is no agreement', () => {
  expect(spanF1([], [], { mode: 'strict' })).toMatchObject({ reason: 'nothing-marked' });
  expect(wiebeAgr([], [])).toMatchObject({ reason: 'nothing-marked' });
  expect(valueOf(spanF1([claim(0, 3)], [], { mode: 'strict' }))).toBe(0);
  expect(valueOf(wiebeAgr([claim(0, 3)], []))).toBe(0);
  expect(uAlpha(continuum(10)).u).toMatchObject({ reason: 'nothing-marked' });
  expect(unitizingAlpha1995(continuum(10)).overall).toMatchObject({ reason: 'nothing-marked' });
  expect(gammaDisorder([[], []])).toMatchObject({ reason: 'nothing-marked' });
});

test('a relation to an entity matches one to a mention of it', () => {
  const from = { kind: 'span', span: claim(0, 9) } as const;
  const mention = { kind: 'span', span: claim(20, 25, 'SPEAKER'), entity: 'e1' } as const;
  const entity = { kind: 'entity', entity: 'e1' } as const;
  const match = { ends: 'overlap', labelled: true } as const;
  const one = [{ type: 'said_by', from, to: mention }];
  expect(matchRelations(one, [{ type: 'said_by', from, to: entity }], match)).toEqual([[0, 0]]);
  const other = { kind: 'entity', entity: 'e2' } as const;
  expect(matchRelations(one, [{ type: 'said_by', from, to: other }], match)).toEqual([]);
});

test('the same units agree fully in both unitizing alphas; overlapping units of one rater have none', () => {
  const same = continuum(100, [0, 10, 30], [1, 10, 30]);
  expect(valueOf(uAlpha(same).u)).toBeCloseTo(1, 12);
  expect(valueOf(unitizingAlpha1995(same).overall)).toBe(1);
  const nested = continuum(100, [0, 10, 30], [0, 12, 20], [1, 10, 30]);
  expect(uAlpha(nested).u).toMatchObject({ reason: 'bad-units' });
  expect(unitizingAlpha1995(nested).overall).toMatchObject({ reason: 'bad-units' });
});

test('tokens are words and single marks, counted as inside where a span touches them', () => {
  const tokens = tokensOf('“Ça va?” 😀 said');
  expect(tokens).toHaveLength(7);
  const [both, first, second, none] = tokenTable(tokens, [claim(0, 7)], [claim(1, 4)]);
  expect([both, first, second, none]).toEqual([1, 3, 0, 3]);
  expect(valueOf(tokenKappaOf([both, first, second, none]))).toBeCloseTo(6 / 27, 12);
  expect(tokenKappaOf(tokenTable(tokens, [], []))).toMatchObject({ reason: 'one-category' });
});

test('texts one after another are measured as one text', () => {
  const joined = concatenate([continuum(10, [0, 1, 3]), continuum(20, [1, 4, 9])]);
  expect(joined).toMatchObject({ length: 30, units: [{ start: 1 }, { start: 14, end: 19 }] });
});

const units = fc.array(
  fc.record({
    start: fc.nat(20),
    length: fc.integer({ min: 1, max: 8 }),
    category: fc.constantFrom('a', 'b'),
  }),
  { maxLength: 3 },
);

/** The least cost over all ways to put the units into unitary alignments, by trying all. */
function leastCost(raters: readonly (readonly GammaUnit[])[]): number {
  const at = raters.findIndex((list) => list.length > 0);
  const [first, ...rest] = raters[at] ?? [];
  if (!first) return 0;
  const couples = (raters.length * (raters.length - 1)) / 2;
  const choose = (
    rater: number,
    chosen: readonly (GammaUnit | undefined)[],
    left: readonly (readonly GammaUnit[])[],
  ): number => {
    if (rater === raters.length) {
      let cost = 0;
      for (const [i, a] of chosen.entries()) {
        for (const b of chosen.slice(i + 1)) {
          cost += a && b ? dissimilarity(a, b, GAMMA_DEFAULTS) : GAMMA_DEFAULTS.deltaEmpty;
        }
      }
      return cost / couples + leastCost(left);
    }
    const list = left[rater] ?? [];
    return Math.min(
      choose(rater + 1, [...chosen, undefined], left),
      ...list.map((unit) =>
        choose(
          rater + 1,
          [...chosen, unit],
          left.map((l, i) => (i === rater ? l.filter((each) => each !== unit) : l)),
        ),
      ),
    );
  };
  const before = Array.from({ length: at }, () => undefined);
  return choose(
    at + 1,
    [...before, first],
    raters.map((list, i) => (i === at ? rest : list)),
  );
}

test.each([2, 3])('the best alignment of %i raters costs what brute force finds', (raters) => {
  fc.assert(
    fc.property(fc.array(units, { minLength: raters, maxLength: raters }), (lists) => {
      const placed = lists.map((list) =>
        list.map(({ start, length, category }) => ({ start, end: start + length, category })),
      );
      const { cost, isOptimal } = bestGammaAlignment(placed, GAMMA_DEFAULTS);
      expect(isOptimal).toBe(true);
      expect(cost).toBeCloseTo(leastCost(placed), 9);
    }),
    { numRuns: 60 },
  );
});

test('gamma of equal work is 1, and the same seed gives the same figure', () => {
  const work = [10, 60, 130, 200].map((start) => ({ start, end: start + 20, category: 'a' }));
  const moved = work.map(({ start, end, category }) => ({ start: start + 4, end, category }));
  const measure = (seed: number): number | undefined => {
    const sampling = { random: seededRandom(seed), samples: 20 };
    return valueOf(gammaOf(gammaSums([work, moved], 300, GAMMA_DEFAULTS, sampling), 8));
  };
  const sampling = { random: seededRandom(1), samples: 20 };
  expect(valueOf(gammaOf(gammaSums([work, work], 300, GAMMA_DEFAULTS, sampling), 8))).toBe(1);
  expect(measure(3)).toBe(measure(3));
  expect(measure(3)).toBeGreaterThan(0.5);
  expect(measure(3)).toBeLessThan(1);
});

test('an interval holds the figure, is the same for the same seed, and needs five articles', () => {
  const articles = [3, 5, 4, 6, 2, 5, 4];
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const draw = (list: readonly number[]): ReturnType<typeof bootstrapInterval> =>
    bootstrapInterval(list, mean, { random: seededRandom(5), samples: 1000 });
  const interval = draw(articles);
  expect(interval?.low).toBeGreaterThan(2);
  expect(interval?.low).toBeLessThan(mean(articles));
  expect(interval?.high).toBeGreaterThan(mean(articles));
  expect(draw(articles)).toEqual(interval);
  expect(draw(articles.slice(0, LEAST_ARTICLES - 1))).toBeUndefined();
});
