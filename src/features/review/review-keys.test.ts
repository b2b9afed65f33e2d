import { describe, expect, test } from 'vitest';
import type { KeyPress } from '#workspace/match-key.ts';
import { movedFragments } from './moved-fragments.ts';
import { edgeMoveOf, REVIEW_KEYS, reviewActOf } from './review-keys.ts';
import { aReview, spanOf, TEXT } from './test-review.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return {
    key,
    shiftKey: false,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    altGraph: false,
    ...more,
  };
}

test.each([
  ['j', {}, 'next'],
  ['m', {}, 'comment'],
  ['K', {}, 'previous'],
  ['3', {}, 'take-side'],
  ['Enter', {}, 'accept'],
  ['Enter', { shiftKey: true }, 'group'],
  ['z', {}, 'undo'],
  ['Z', { shiftKey: true }, 'redo'],
  ['z', { ctrlKey: true }, 'undo'],
  ['z', { metaKey: true, shiftKey: true }, 'redo'],
  ['y', { ctrlKey: true }, 'redo'],
  ['?', { shiftKey: true }, 'key-sheet'],
  ['j', { ctrlKey: true }, undefined],
])('%s %j is %s', (key, more, act) => {
  expect(reviewActOf(press(key, more), true)).toBe(act);
});

test('with single keys off, those with a modifier and the named ones are left', () => {
  expect(reviewActOf(press('j'), false)).toBeUndefined();
  expect(reviewActOf(press('z'), false)).toBeUndefined();
  expect(reviewActOf(press('z', { ctrlKey: true }), false)).toBe('undo');
  expect(reviewActOf(press('Enter'), false)).toBe('accept');
});

test('no stroke has two meanings', () => {
  const strokes = REVIEW_KEYS.flatMap(({ strokes: all }) =>
    all.map((each) => JSON.stringify(each)),
  );
  expect(new Set(strokes).size).toBe(strokes.length);
});

describe('an edge that is moved', () => {
  const review = aReview([]);
  const fragments = [spanOf('bridge is safe,')];
  const after = (move: Parameters<typeof movedFragments>[2]): string | undefined =>
    movedFragments(review, fragments, move)
      ?.map(({ start, end }) => TEXT.slice(start, end))
      .join(' … ');

  test('goes by words and by characters, at either end', () => {
    expect(after({ edge: 'start', direction: -1, unit: 'word' })).toBe('The bridge is safe,');
    expect(after({ edge: 'end', direction: -1, unit: 'word' })).toBe('bridge is safe');
    expect(after({ edge: 'end', direction: 1, unit: 'character' })).toBe('bridge is safe,”');
  });

  test('never leaves nothing', () => {
    const word = [spanOf('safe')];
    const moved = movedFragments(review, word, { edge: 'end', direction: -1, unit: 'word' });
    expect(moved).toBeUndefined();
  });

  test('goes where the arrow points, in either direction of writing', () => {
    expect(edgeMoveOf(press('ArrowRight'), 'ltr')).toEqual({
      edge: 'end',
      direction: 1,
      unit: 'word',
    });
    expect(edgeMoveOf(press('ArrowRight', { shiftKey: true, altKey: true }), 'rtl')).toEqual({
      edge: 'start',
      direction: -1,
      unit: 'character',
    });
    expect(edgeMoveOf(press('j'), 'ltr')).toBeUndefined();
  });
});
