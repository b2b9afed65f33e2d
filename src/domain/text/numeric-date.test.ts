import { expect, test } from 'vitest';
import { findNumericDate, orderShownBy } from './numeric-date.ts';

test.each([
  ['a day that is no month', '13/04/2024', 'day-first', '2024-04-13', '2024-04-13'],
  ['a month that is no day', '04/13/2024 10:30', 'month-first', '2024-04-13', '2024-04-13'],
  ['both at once', '3/4/2024', 'either', undefined, '2024-04-03'],
  ['both the same', '5/5/2024', undefined, '2024-05-05', '2024-05-05'],
  ['with hyphens', '13-04-2024', 'day-first', '2024-04-13', '2024-04-13'],
  ['the year first', '2024/04/03', undefined, '2024-04-03', '2024-04-03'],
  ['no calendar has it', '31/02/2024', undefined, undefined, undefined],
  ['a fraction of an address', '1/13/04/2024', undefined, undefined, undefined],
  ['two kinds of strokes', '13/04-2024', undefined, undefined, undefined],
  ['no date', 'yesterday', undefined, undefined, undefined],
])('%s', (_case, text, order, read, readDayFirst) => {
  expect(orderShownBy(text)).toBe(order);
  expect(findNumericDate(text)).toBe(read);
  expect(findNumericDate(text, 'day-first')).toBe(readDayFirst);
});

test('a date that could be two is read in the order that is given', () => {
  expect(findNumericDate('3/4/2024', 'month-first')).toBe('2024-03-04');
});
