import { expect, test } from 'vitest';
import { isBlind, withBlind } from './project.ts';
import { DESK } from './test-desk.ts';

test('the times without guesses stay on record, the present one open', () => {
  expect(isBlind(DESK)).toBe(false);
  const blind = withBlind(DESK, true, 10);
  expect(isBlind(blind)).toBe(true);
  expect(withBlind(blind, true, 11)).toBe(blind);
  const open = withBlind(blind, false, 20);
  expect(isBlind(open)).toBe(false);
  expect(withBlind(open, true, 30).settings.blindPeriods).toEqual([
    { from: 10, to: 20 },
    { from: 30 },
  ]);
});
