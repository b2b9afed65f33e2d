import { expect, test } from 'vitest';
import { progressOf } from './article-progress.ts';
import { dateOf } from './calendar-date.ts';

test('progress is the attributed share of the claims', () => {
  const counts = {
    annotations: 20,
    relations: 9,
    byLabel: { CLAIM: 14, SPEAKER: 4, SOURCE: 2 },
    attributedClaims: 9,
  };
  expect(progressOf(counts)).toEqual({
    claims: 14,
    attributed: 9,
    share: 9 / 14,
    speakers: 4,
    sources: 2,
  });
});

test('an article without a claim has no progress rather than a division by zero', () => {
  const counts = { annotations: 0, relations: 0, byLabel: {}, attributedClaims: 0 };
  expect(progressOf(counts).share).toBe(0);
});

test.each([
  ['nothing', undefined],
  ['words', 'yesterday'],
  ['a day that does not exist', '2026-02-30'],
])('%s is no calendar date', (_case, text) => {
  expect(dateOf(text)).toBeUndefined();
});

test('a calendar date is the same day in every time zone', () => {
  const date = dateOf('2026-11-12');
  expect([date?.getFullYear(), date?.getMonth(), date?.getDate()]).toEqual([2026, 10, 12]);
});
