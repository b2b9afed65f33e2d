import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bennettS } from './bennett-s.ts';
import { type Coefficient, valueOf } from './coefficient.ts';
import { cohenKappa, cohenKappaMax, weightedKappa } from './cohen-kappa.ts';
import { linearDistance, quadraticDistance } from './distance.ts';
import { fleissKappa, fleissKappaPerCategory } from './fleiss-kappa.ts';
import { gwetAc1 } from './gwet-ac1.ts';
import { krippendorffAlpha, krippendorffAlphaPerCategory } from './krippendorff-alpha.ts';
import { RATING_METRICS, measureRatings } from './measure-ratings.ts';
import { percentAgreement, percentAgreementPerItem } from './percent-agreement.ts';
import { type Ratings, ratingsFrom, ratingsFromTable } from './ratings.ts';
import { scottPi } from './scott-pi.ts';

/** Cohen 1960, p. 45. */
const COHEN = ratingsFromTable(
  ['1', '2', '3'],
  [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ],
);

/** Artstein & Poesio 2008, p. 558. */
const POESIO = ratingsFromTable(
  ['STAT', 'IReq'],
  [
    [20, 10],
    [20, 50],
  ],
);

/** Krippendorff 2011, section C: four raters, values missing; the last unit has one value only. */
const KRIPPENDORFF = rows([
  '11.1',
  '2232',
  '3333',
  '3333',
  '2222',
  '1234',
  '4444',
  '1121',
  '2222',
  '.555',
  '..11',
  '..3.',
]);

function rows(lines: readonly string[]): Ratings {
  return ratingsFrom(
    lines.map((line) => line.split('').map((cell) => (cell === '.' ? null : cell))),
  );
}

test.each<[string, Coefficient, number]>([
  ['Cohen’s kappa', cohenKappa(COHEN), 0.492],
  ['the highest kappa of the margins', cohenKappaMax(COHEN), 0.831],
  ['Gwet’s AC1', gwetAc1(COHEN), 0.576],
  ['percent agreement', percentAgreement(POESIO), 0.7],
  ['Bennett’s S', bennettS(POESIO), 0.4],
  ['Scott’s pi', scottPi(POESIO), 0.341],
  ['alpha, nominal', krippendorffAlpha(KRIPPENDORFF, 'nominal'), 0.743],
  ['alpha, ordinal', krippendorffAlpha(KRIPPENDORFF, 'ordinal'), 0.815],
  ['alpha, interval', krippendorffAlpha(KRIPPENDORFF, 'interval'), 0.849],
  ['alpha, ratio', krippendorffAlpha(KRIPPENDORFF, 'ratio'), 0.797],
  ['Fleiss’ kappa', fleissKappa(rows(['aaa', 'aab', 'bbb', 'abb'])), 1 / 3],
])('%s has the published value', (_name, coefficient, value) => {
  expect(valueOf(coefficient)).toBeCloseTo(value, 3);
});

test('weights by steps and by squared steps agree where there are two categories only', () => {
  expect(valueOf(weightedKappa(POESIO, linearDistance))).toBeCloseTo(
    valueOf(cohenKappa(POESIO)) ?? Number.NaN,
    12,
  );
  expect(valueOf(weightedKappa(COHEN, quadraticDistance))).toBeCloseTo(1 - 0.6 / 1.1, 12);
});

test.each(RATING_METRICS)('%s of nothing is not defined, and neither 0 nor 1', (metric) => {
  const nothing = measureRatings(metric, rows([])).coefficient;
  expect(nothing.kind).toBe('undefined');
  const alone = measureRatings(metric, rows(['a.', '.b'])).coefficient;
  expect(alone.kind).toBe('undefined');
});

test('where only one category occurs, chance explains all and only the plain share is defined', () => {
  const same = rows(['aa', 'aa', 'aa']);
  const defined = RATING_METRICS.filter(
    (metric) => measureRatings(metric, same).coefficient.kind === 'defined',
  );
  expect(defined).toEqual(['percent_agreement', 'percent_agreement_per_item']);
  expect(valueOf(percentAgreement(same))).toBe(1);
  expect(cohenKappa(same)).toEqual({ kind: 'undefined', reason: 'one-category', n: 3 });
});

test.each<[string, Coefficient, string]>([
  ['three raters for kappa', cohenKappa(rows(['aab'])), 'not-two-raters'],
  ['a value missing for Fleiss', fleissKappa(rows(['aab', 'ab.'])), 'unequal-ratings'],
  ['words on an interval scale', krippendorffAlpha(rows(['ab']), 'interval'), 'not-numbers'],
])('%s: the reason is told', (_case, coefficient, reason) => {
  expect(coefficient).toMatchObject({ kind: 'undefined', reason });
});

test('every item has its own share, and one with a single value has none', () => {
  expect(percentAgreementPerItem(rows(['aab', 'a..', 'bbb'])).map(valueOf)).toEqual([
    1 / 3,
    undefined,
    1,
  ]);
});

test('per category there are as many figures as categories, also for one that never occurs', () => {
  const ratings = ratingsFrom(
    [
      ['a', 'b'],
      ['a', 'a'],
      ['b', 'b'],
    ],
    ['a', 'b', 'c'],
  );
  expect(krippendorffAlphaPerCategory(ratings).map(({ kind }) => kind)).toEqual([
    'defined',
    'defined',
    'undefined',
  ]);
  expect(fleissKappaPerCategory(ratings).map(valueOf)[2]).toBeUndefined();
});

test('categories that are numbers are in the order of numbers', () => {
  expect(
    ratingsFrom([
      ['10', '9'],
      ['2', null],
    ]).categories,
  ).toEqual(['2', '9', '10']);
  expect(ratingsFrom([['low', 'high']], ['low', 'medium', 'high']).categories).toEqual([
    'low',
    'medium',
    'high',
  ]);
});

const twoRaters = fc.array(
  fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')),
  { minLength: 1, maxLength: 30 },
);

test('with two raters and nothing missing, alpha is Scott’s pi but for its correction of small samples', () => {
  fc.assert(
    fc.property(twoRaters, (pairs) => {
      const ratings = ratingsFrom(pairs.map((pair) => [...pair]));
      const alpha = valueOf(krippendorffAlpha(ratings, 'nominal'));
      const pi = valueOf(scottPi(ratings));
      expect(alpha === undefined).toBe(pi === undefined);
      if (alpha === undefined || pi === undefined) return;
      const n = 2 * pairs.length;
      expect(1 - alpha).toBeCloseTo((1 - pi) * ((n - 1) / n), 9);
    }),
  );
});

test('no measure depends on which rater comes first', () => {
  fc.assert(
    fc.property(twoRaters, (pairs) => {
      const one = ratingsFrom(pairs.map((pair) => [...pair]));
      const other = ratingsFrom(pairs.map((pair) => pair.toReversed()));
      for (const metric of RATING_METRICS) {
        const [a, b] = [one, other].map((each) =>
          valueOf(measureRatings(metric, each).coefficient),
        );
        expect(a === undefined).toBe(b === undefined);
        expect(a ?? 0).toBeCloseTo(b ?? 0, 9);
      }
    }),
  );
});
