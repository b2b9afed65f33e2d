import { expect, test } from 'vitest';
import { sideLetter, sidesOf } from './sides.ts';

test('layers stand as they come while names are shown', () => {
  expect(sidesOf(7, 3, undefined)).toEqual([0, 1, 2]);
});

test('hidden names are shuffled place by place, each place always the same way', () => {
  const orders = Array.from({ length: 40 }, (_unused, place) => sidesOf(place, 2, 99).join(''));
  expect(orders.filter((order) => order === '10').length).toBeGreaterThan(8);
  expect(orders.filter((order) => order === '01').length).toBeGreaterThan(8);
  expect(sidesOf(5, 4, 12)).toEqual(sidesOf(5, 4, 12));
  expect(new Set(sidesOf(5, 4, 12))).toEqual(new Set([0, 1, 2, 3]));
});

test('positions are letters', () => {
  expect([0, 1, 25, 26].map(sideLetter)).toEqual(['A', 'B', 'Z', '27']);
});
