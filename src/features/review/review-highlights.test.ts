import { expect, test } from 'vitest';
import { aRelation } from '#domain/annotation/test-layers.ts';
import { changedHighlights, reviewHighlights } from './review-highlights.ts';
import { indexReview } from './review-index.ts';
import { sidesOf } from './sides.ts';
import { aReview, aVersion } from './test-review.ts';

const ANA = {
  name: 'Ana',
  annotations: [
    aVersion('a1', '“The bridge is safe,”'),
    aVersion('a2', 'the mayor', { label: 'SPEAKER' }),
  ],
  relations: [aRelation('ra', 'said_by', 'a1', 'a2')],
};
const BEN = {
  name: 'Ben',
  annotations: [
    aVersion('b1', 'The bridge is safe'),
    aVersion('b2', 'the mayor', { label: 'SPEAKER' }),
    aVersion('b3', 'Nobody believed her'),
  ],
};
const inOrder = (group: number) => sidesOf(group, 2, undefined);

test('what all agree on is one tint, what differs is drawn for each on its side', () => {
  const review = aReview([ANA, BEN]);
  const drawn = reviewHighlights(review, indexReview(review), inOrder).map(({ id, version }) =>
    version?.kind === 'side' ? `${id} on side ${version.side}` : `${id} ${version?.kind}`,
  );
  expect(drawn).toEqual(['0 a1 on side 0', '1 b1 on side 1', 'agreed 1 agreed', '1 b3 on side 1']);
});

test('a copy of an annotation in another layer is a highlight of its own', () => {
  const copy = { name: 'Ben', annotations: [aVersion('a1', 'The bridge is safe')] };
  const review = aReview([ANA, copy]);
  const ids = reviewHighlights(review, indexReview(review), inOrder).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a link is shown at its ends, and its ends lead to it', () => {
  const review = aReview([ANA, BEN]);
  const index = indexReview(review);
  const link = review.items.findIndex(({ difference }) => difference.kind === 'relation');
  expect(index.places[link]?.highlights).toEqual(['0 a1', 'agreed 1']);
  const key = review.items[link]?.difference.key ?? '';
  expect([...index.shownBy].filter(([, keys]) => keys.includes(key)).map(([id]) => id)).toEqual([
    '0 a1',
    'agreed 1',
  ]);
});

test('a decision changes only what it settles', () => {
  const before = aReview([ANA, BEN]);
  const after = aReview([ANA, BEN], { edge: 'decided' });
  const changed = changedHighlights(before, after, indexReview(after), inOrder);
  expect(changed.map(({ id }) => id)).toEqual(['0 a1', '1 b1']);
  expect(changed.every(({ version }) => version?.kind === 'side' && version.isSettled)).toBe(true);
  expect(changedHighlights(after, after, indexReview(after), inOrder)).toEqual([]);
});
