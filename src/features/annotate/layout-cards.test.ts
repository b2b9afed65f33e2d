import { array, assert, integer, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CardBox, layoutCards, nearestCards } from './layout-cards.ts';

const GAP = 8;

function box(id: string, wanted: number, height = 50): CardBox {
  return { id, wanted, height };
}

function tops(boxes: readonly CardBox[], active?: string): readonly (number | undefined)[] {
  const placed = layoutCards(boxes, active, GAP);
  return boxes.map(({ id }) => placed.get(id));
}

describe('card layout', () => {
  test('cards with room stand at their lines', () => {
    expect(tops([box('a', 10), box('b', 100), box('c', 300)])).toEqual([10, 100, 300]);
  });

  test('cards of the same line go one below the other', () => {
    expect(tops([box('a', 10), box('b', 10), box('c', 20)])).toEqual([10, 68, 126]);
  });

  test('the active card stays at its line and those before it make way upwards', () => {
    expect(tops([box('a', 200), box('b', 200), box('c', 210)], 'b')).toEqual([142, 200, 258]);
  });

  test('at the top of the article the active card gives way rather than hide another', () => {
    expect(tops([box('a', 0), box('b', 10)], 'b')).toEqual([0, 58]);
  });

  test('nothing placed is nothing', () => {
    expect(layoutCards([], undefined, GAP).size).toBe(0);
  });

  test('whatever is asked for, no two overlap, none is above the top and order is kept', () => {
    const anyBoxes = array(
      record({ wanted: integer({ min: -50, max: 2000 }), height: integer({ min: 1, max: 400 }) }),
      { maxLength: 60 },
    );
    assert(
      property(anyBoxes, nat(59), (raw, active) => {
        const boxes = raw
          .toSorted((a, b) => a.wanted - b.wanted)
          .map((one, at) => box(String(at), one.wanted, one.height));
        const placed = tops(boxes, String(active)).map((top) => top ?? -1);
        const room = boxes.map(
          ({ height }, at) => (placed[at + 1] ?? Infinity) - (placed[at] ?? -1) - height,
        );
        expect(Math.min(0, ...placed)).toBe(0);
        expect(Math.min(GAP, ...room)).toBe(GAP);
      }),
    );
  });
});

describe('which cards are in the page', () => {
  const many = Array.from({ length: 100 }, (_none, at) => box(String(at), at * 10));

  test('no more than the limit, nearest to the middle first, in their order', () => {
    const kept = nearestCards(many, 500, 5, undefined).map(({ id }) => id);
    expect(kept).toEqual(['48', '49', '50', '51', '52']);
  });

  test('the active card is always among them', () => {
    const kept = nearestCards(many, 500, 5, '99').map(({ id }) => id);
    expect(kept).toHaveLength(5);
    expect(kept).toContain('99');
  });
});
