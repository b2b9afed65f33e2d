import { expect, test } from 'vitest';
import { countItems, filterItems, NO_FILTER } from './item-filter.ts';
import { indexReview } from './review-index.ts';
import { aReview, aVersion } from './test-review.ts';

const review = aReview(
  [
    {
      name: 'Ana',
      annotations: [
        aVersion('a1', '“The bridge is safe,”'),
        aVersion('a2', 'The council', { label: 'SPEAKER' }),
      ],
    },
    {
      name: 'Ben',
      annotations: [
        aVersion('b1', 'The bridge is safe'),
        aVersion('b2', 'The council', { label: 'SOURCE' }),
        aVersion('b3', 'Nobody believed her'),
      ],
    },
  ],
  { edge: 'decided' },
);
const index = indexReview(review);
const kinds = (filter: Parameters<typeof filterItems>[2]): readonly string[] =>
  filterItems(review.items, index, filter).map(({ difference }) => difference.kind);

test('each part of a filter leaves out what does not fit', () => {
  expect(kinds(NO_FILTER)).toEqual(['label', 'edge', 'only']);
  expect(kinds({ kind: 'edge' })).toEqual(['edge']);
  expect(kinds({ label: 'CLAIM' })).toEqual(['edge', 'only']);
  expect(kinds({ status: 'open' })).toEqual(['label', 'only']);
  expect(kinds({ who: 0 })).toEqual(['label', 'edge']);
  expect(kinds({ label: 'CLAIM', status: 'open' })).toEqual(['only']);
});

test('a count says what its choice would show, the other choices staying', () => {
  const counts = countItems(review.items, index, { status: 'open', kind: 'only' });
  expect([...counts.kind]).toEqual([
    ['label', 1],
    ['only', 1],
  ]);
  expect([...counts.status]).toEqual([['open', 1]]);
  const all = countItems(review.items, index, NO_FILTER);
  expect(Object.fromEntries(all.label)).toEqual({ SPEAKER: 1, SOURCE: 1, CLAIM: 2 });
  expect(Object.fromEntries(all.who)).toEqual({ 0: 2, 1: 3 });
});
