import { expect, test } from 'vitest';
import type { WhoSaysMap } from '#domain/lens/who-says.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { BOX, layoutMap } from './layout-map.ts';

const idOf = (name: string) => anAnnotation(name, 0, 1).id;
const link = (key: string, inherited = false) => ({ key, inherited });

const MAP: WhoSaysMap = {
  speakers: [
    { key: 'a', name: 'Ana' },
    { key: 'b', name: 'Ben' },
    { key: 'c', name: 'Cem' },
  ],
  claims: ['1', '2', '3', '4'].map((id) => ({
    id: idOf(id),
    quote: `claim ${id}`,
    speakers: id === '4' ? [link('b'), link('c', true)] : [link('a')],
    sources: id === '1' ? [link('rt')] : [],
  })),
  sources: [
    { key: 'rt', name: 'RT', depth: 0 },
    { key: 'leak', name: 'a leak', depth: 1 },
  ],
  origins: [{ from: 'rt', to: 'leak', certainty: 'alleged' }],
};

test('no two boxes overlap, and each column stands to the right of the one before', () => {
  const { boxes, width, height } = layoutMap(MAP);
  expect(boxes).toHaveLength(9);
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const apart =
        a.x + BOX[a.kind] <= b.x || b.x + BOX[b.kind] <= a.x || Math.abs(a.y - b.y) >= BOX.height;
      expect(apart, `${a.key} and ${b.key}`).toBe(true);
    }
    expect(a.x + BOX[a.kind]).toBeLessThanOrEqual(width);
    expect(a.y + BOX.height).toBeLessThanOrEqual(height);
  }
});

test('every link is a line, drawn by how sure it is', () => {
  const looks = layoutMap(MAP).lines.map(({ look }) => look);
  expect(looks.toSorted()).toEqual([
    'alleged',
    'inherited',
    'stated',
    'stated',
    'stated',
    'stated',
    'stated',
  ]);
});

test('an article without claims has an empty map', () => {
  const empty: WhoSaysMap = { speakers: [], claims: [], sources: [], origins: [] };
  expect(layoutMap(empty)).toEqual({ boxes: [], lines: [], width: 0, height: 0 });
});
