import { expect, test } from 'vitest';
import { reviewHistory } from '#domain/curation/fold-review.ts';
import type { ReviewEntry, ReviewRow } from '#domain/curation/review-log.ts';
import { brand } from '#domain/ids.ts';
import { missingOfLog } from './join-logs.ts';

/** A log of one person, numbered from 1; the time tells who wrote an entry where. */
function logOf(times: readonly number[], entryAt = decide): readonly ReviewRow[] {
  return times.map((at, index) => ({
    articleId: brand('a1'),
    by: brand('me'),
    seq: index + 1,
    at,
    entry: entryAt(at),
  }));
}

function decide(at: number): ReviewEntry {
  const outcome = { kind: 'neither' as const };
  return {
    kind: 'decide',
    items: [{ key: `k${at}`, print: 'p', outcome }],
    how: { kind: 'single' },
  };
}

/** All rows after the second copy has come to the first. */
const joined = (here: readonly ReviewRow[], coming: readonly ReviewRow[]) => [
  ...here,
  ...missingOfLog(here, coming),
];

test('a copy that has gone on brings what is new under its own numbers, an older one nothing', () => {
  const [short, long] = [logOf([1, 2]), logOf([1, 2, 3, 4])];
  expect(missingOfLog(short, long)).toEqual(long.slice(2));
  expect(missingOfLog(long, short)).toEqual([]);
  expect(missingOfLog([], long)).toEqual(long);
});

test('two copies that have parted lose nothing, and what is taken back stays what it was', () => {
  const laptop = logOf([1, 2, 3, 4, 5]);
  const desktop = logOf([11, 12, 13, 14, 15, 16, 17], (at) =>
    at === 17 ? { kind: 'undo', of: 5 } : decide(at),
  );
  const both = joined(laptop, desktop);
  expect(both.map(({ seq, at }) => [seq, at])).toEqual(
    [1, 2, 3, 4, 5, 11, 12, 13, 14, 15, 16, 17].map((at, index) => [index + 1, at]),
  );
  expect(both.at(-1)?.entry).toEqual({ kind: 'undo', of: 10 });
  const standing = reviewHistory(both, brand('me')).undo.map(({ at }) => at);
  expect(standing).toEqual([1, 2, 3, 4, 5, 11, 12, 13, 14, 16]);
});

test('copies that parted after a common beginning share it, and one that takes back of it still does', () => {
  const laptop = logOf([1, 2, 3]);
  const desktop = logOf([1, 2, 13], (at) => (at === 13 ? { kind: 'undo', of: 2 } : decide(at)));
  expect(missingOfLog(laptop, desktop)).toMatchObject([
    { seq: 4, at: 13, entry: { kind: 'undo', of: 2 } },
  ]);
});

test('sent to and fro, both computers come to hold the same, each entry once', () => {
  let [laptop, desktop] = [logOf([1, 2, 3]), logOf([1, 12, 13])];
  laptop = joined(laptop, desktop);
  desktop = joined(desktop, laptop);
  expect(missingOfLog(laptop, desktop)).toEqual([]);
  expect(missingOfLog(desktop, laptop)).toEqual([]);
  const more = [...desktop, ...logOf([1, 2, 3, 4, 5, 20]).slice(5)];
  laptop = joined(laptop, more);
  expect(laptop.map(({ at }) => at).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 12, 13, 20]);
  expect(laptop.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(missingOfLog(laptop, more)).toEqual([]);
});
