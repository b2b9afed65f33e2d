import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { alikeness, similarity, sketchText } from './similarity.ts';

const STORY =
  'The mayor said on Tuesday that the old bridge would be closed to lorries until the cracks were mended, which the council expects to take two months.';

/** Words that no other number's text has. */
function inventWords(count: number, of: string): string[] {
  return Array.from({ length: count }, (_value, index) => `${of}${index}`);
}

const estimateOf = (a: string, b: string) => similarity(sketchText(a), sketchText(b));

test.each([
  ['capitals, punctuation and line breaks', STORY.toUpperCase().replaceAll(' ', ' –\n\n')],
  ['letters with their accents apart', STORY.normalize('NFD')],
])('%s do not make two texts differ', (_case, other) => {
  expect(alikeness(STORY, other).jaccard).toBe(1);
  expect(estimateOf(STORY, other)).toBe(1);
});

test.each([
  ['letters without a blank', 'x'.repeat(10_000_000)],
  ['accents on one letter', `a${'\u0316\u0301'.repeat(500_000)}`],
])('millions of %s are read as well', (_case, wall) => {
  expect(alikeness(wall, `${wall}.`).jaccard).toBe(1);
});

test('an accent makes another word', () => {
  const words = 'el presidente hablo ayer en Madrid';
  expect(alikeness(words, words.replace('hablo', 'habló')).jaccard).toBe(0);
  expect(alikeness('habló ayer', 'habl\u006f\u0301 ayer').jaccard).toBe(1);
});

test.each([
  ['no words', '', '— … !', 1],
  ['words and none', 'one', '', 0],
  ['fewer words than a run', 'Storm warning', 'storm WARNING.', 1],
  ['fewer words than a run, others', 'Storm warning', 'storm', 0],
  [
    'Chinese, a sign apart',
    '市长周二表示这座旧桥将关闭',
    '市长周二表示这座旧桥将关闭两个月',
    9 / 12,
  ],
  ['Thai, the same', 'นายกเทศมนตรีกล่าว', 'นายกเทศมนตรีกล่าว', 1],
])('%s', (_case, a, b, expected) => {
  expect(alikeness(a, b).jaccard).toBe(expected);
  expect(estimateOf(a, b)).toBe(expected);
});

test('what was taken over whole is told apart from what is the same', () => {
  const longer = `${STORY} ${inventWords(50, 'more').join(' ')}`;
  const { jaccard, inSecond, inFirst } = alikeness(STORY, longer);
  expect(inSecond).toBe(1);
  expect(inFirst).toBe(jaccard);
  expect(jaccard).toBeLessThan(0.5);
});

test('the figure is what counting runs of five words by hand gives', () => {
  const words = inventWords(104, 'w');
  const changed = words.with(50, 'other');
  // 100 runs each, of which the 5 that hold the changed word differ.
  expect(alikeness(words.join(' '), changed.join(' ')).jaccard).toBe(95 / 105);
});

const text = fc
  .array(
    fc.constantFrom('a', 'b', 'die', 'الجسر', '桥', 'naïve', '1,000', '🙂', '\ud800', '\n\n'),
    {
      maxLength: 80,
    },
  )
  .map((words) => words.join(' '));

test('any text is the same as itself, and likeness does not ask which comes first', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), text, (a, b) => {
      expect(alikeness(a, a)).toEqual({ jaccard: 1, inSecond: 1, inFirst: 1 });
      expect(estimateOf(a, a)).toBe(1);
      expect(alikeness(a, b).jaccard).toBe(alikeness(b, a).jaccard);
      expect(estimateOf(a, b)).toBe(estimateOf(b, a));
    }),
  );
});

test('texts that share no word share nothing', () => {
  const size = fc.integer({ min: 1, max: 500 });
  fc.assert(
    fc.property(size, size, (first, second) => {
      const [a, b] = [inventWords(first, 'a').join(' '), inventWords(second, 'b').join(' ')];
      expect(alikeness(a, b)).toEqual({ jaccard: 0, inSecond: 0, inFirst: 0 });
      expect(estimateOf(a, b)).toBe(0);
    }),
  );
});

test('an estimate is within five standard errors of the count, and exact for short texts', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 5, max: 2000 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(),
      (length, kept, seed) => {
        const words = inventWords(length, `w${seed}x`);
        const cut = Math.round(length * kept);
        const other = [...words.slice(0, cut), ...inventWords(length - cut, `o${seed}x`)];
        const [a, b] = [words.join(' '), other.join(' ')];
        const { jaccard } = alikeness(a, b);
        const bound = length <= 64 ? 1e-12 : 5 * Math.sqrt(0.25 / 128);
        expect(Math.abs(estimateOf(a, b) - jaccard)).toBeLessThanOrEqual(bound);
      },
    ),
  );
});

test('a sketch ascends, holds each hash once, and is no longer for a longer text', () => {
  const sketch = sketchText(inventWords(5000, 'w').join(' '));
  expect(sketch).toHaveLength(128);
  expect([...sketch]).toEqual([...new Set(sketch)].toSorted((a, b) => a - b));
});
