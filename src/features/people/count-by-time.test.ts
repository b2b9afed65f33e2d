import { expect, test } from 'vitest';
import { countByTime } from './count-by-time.ts';

test('months without a claim are there too, across the turn of the year', () => {
  expect(countByTime(['2026-02-01', '2025-11-30', '2026-02-28'])).toEqual([
    { period: '2025-11', count: 1 },
    { period: '2025-12', count: 0 },
    { period: '2026-01', count: 0 },
    { period: '2026-02', count: 2 },
  ]);
});

test('what goes over many years is counted by year', () => {
  expect(countByTime(['2015-02-01', '2020-11-30', '2020-12-01']).map(({ count }) => count)).toEqual(
    [1, 0, 0, 0, 0, 2],
  );
});

test('a date that is off by centuries makes no endless axis', () => {
  expect(countByTime(['0001-01-01', '9999-12-31'])).toHaveLength(2);
  expect(countByTime([])).toEqual([]);
});
