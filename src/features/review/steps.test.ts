import { expect, test } from 'vitest';
import type { ItemStatus, ReviewItem } from '#domain/curation/review-items.ts';
import { stageOf } from './item-order.ts';
import { needsAnswer, nextToAnswer, stepItem } from './steps.ts';
import { aReview, aVersion } from './test-review.ts';

const [base] = aReview([
  { name: 'Ana', annotations: [aVersion('a1', 'The bridge is safe')] },
  { name: 'Ben', annotations: [] },
]).items;

function anItem(key: string, status: ItemStatus, waitsFor: readonly string[] = []): ReviewItem {
  if (!base) throw new Error('no item');
  return { ...base, difference: { ...base.difference, key }, status, waitsFor };
}

const items = [anItem('a', 'open'), anItem('b', 'decided'), anItem('c', 'open', ['a'])];

test('one walks round at the ends, and from nowhere begins at one', () => {
  expect(stepItem(items, 'a', 1)).toBe('b');
  expect(stepItem(items, 'c', 1)).toBe('a');
  expect(stepItem(items, 'a', -1)).toBe('c');
  expect(stepItem(items, undefined, 1)).toBe('a');
  expect(stepItem(items, undefined, -1)).toBe('c');
  expect(stepItem([], undefined, 1)).toBeUndefined();
});

test('after an answer the next open one comes, those that wait for others last', () => {
  expect(nextToAnswer(items, 'b', needsAnswer)).toBe('a');
  expect(nextToAnswer(items, 'a', needsAnswer)).toBe('c');
  expect(nextToAnswer([anItem('a', 'decided')], 'a', needsAnswer)).toBeUndefined();
});

test('a review goes on where it was left', () => {
  const agreed = { count: 3, isTaken: false };
  expect(stageOf({ agreed, items })).toBe('overview');
  expect(stageOf({ agreed: { count: 3, isTaken: true }, items })).toBe('items');
  const talked = [anItem('a', 'talk'), anItem('b', 'decided')];
  expect(stageOf({ agreed: { count: 3, isTaken: true }, items: talked })).toBe('talk');
  expect(stageOf({ agreed: { count: 3, isTaken: true }, items: [] })).toBe('finish');
});
