import type { Decoration } from '@tiptap/pm/view';
import { describe, expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import { buildBlockTable } from './block-table.ts';
import { HighlightIndex } from './highlight-index.ts';
import { labelRules } from './label-styles.ts';
import { paintWindow, type PaintState } from './paint.ts';
import { visibleText } from './visible-text.ts';

const BLOCKS = [
  { id: 'b0', kind: 'paragraph' as const, start: 0, end: 20 },
  { id: 'b1', kind: 'paragraph' as const, start: 22, end: 40 },
];
const ALL = { start: 0, end: 40 };

function stateOf(
  ...spans: readonly (readonly [id: string, start: number, end: number])[]
): PaintState {
  const index = new HighlightIndex();
  index.load(
    spans.map(([id, start, end]) => ({
      id: brand(id),
      label: id.toUpperCase(),
      fragments: [{ start, end }],
    })),
  );
  return {
    index,
    table: buildBlockTable(BLOCKS),
    active: undefined,
    current: new Set(),
    letters: undefined,
  };
}

/** `id from–to` in document positions. */
function describePieces(decorations: readonly Decoration[]): string[] {
  return decorations.map((one) => `${attribute(one, 'data-annotation')} ${one.from}–${one.to}`);
}

function attribute(decoration: Decoration, name: string): string {
  return attributesOf(decoration)[name] ?? '';
}

function hasAttribute(decoration: Decoration, name: string): boolean {
  return name in attributesOf(decoration);
}

function attributesOf(decoration: Decoration): Record<string, string> {
  // ProseMirror keeps the attributes of a decoration on its type and declares neither.
  return (decoration as unknown as { type: { attrs: Record<string, string> } }).type.attrs;
}

describe('painting', () => {
  test('cuts overlapping highlights at each edge, the innermost first', () => {
    const pieces = paintWindow(stateOf(['a', 0, 10], ['b', 5, 15]), ALL);
    expect(describePieces(pieces)).toEqual(['a 2–7', 'b 7–12', 'a 7–12', 'b 12–17']);
  });

  test('leaves the gap between two blocks unpainted', () => {
    const pieces = paintWindow(stateOf(['a', 15, 30]), ALL);
    expect(describePieces(pieces)).toEqual(['a 17–22', 'a 24–32']);
    expect(pieces.map((one) => attribute(one, 'data-edge'))).toEqual(['both', 'both']);
  });

  test('counts what found no lane where it begins', () => {
    const pieces = paintWindow(
      stateOf(['a', 0, 9], ['b', 1, 9], ['c', 2, 9], ['d', 3, 9], ['e', 4, 9]),
      ALL,
    );
    const counted = pieces.filter((one) => attribute(one, 'data-more') !== '');
    expect(counted.map((one) => `${one.from} ${attribute(one, 'data-more')}`)).toEqual([
      '5 +1',
      '6 +2',
    ]);
  });

  test('draws versions by whose they are, without lanes and counts', () => {
    const state = stateOf(['a', 0, 9], ['b', 1, 9], ['c', 2, 9], ['d', 3, 9], ['e', 4, 9]);
    for (const [side, id] of ['a', 'b', 'c', 'd'].entries()) {
      const known = state.index.get(brand(id));
      const isSettled = id === 'b';
      if (known) state.index.put({ ...known, version: { kind: 'side', side, isSettled } });
    }
    const agreed = state.index.get(brand('e'));
    if (agreed) state.index.put({ ...agreed, version: { kind: 'agreed' } });
    const pieces = paintWindow({ ...state, current: new Set([brand('b')]) }, { start: 4, end: 9 });
    const last = pieces.slice(-5).map((one) => ({
      id: attribute(one, 'data-annotation'),
      version: attribute(one, 'data-version'),
    }));
    expect(last.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'e agreed',
      'd 3',
      'c 2',
      'b 1',
      'a 0',
    ]);
    const isB = (one: Decoration): boolean => attribute(one, 'data-annotation') === 'b';
    expect(pieces.filter((one) => hasAttribute(one, 'data-active'))).toEqual(pieces.filter(isB));
    expect(pieces.filter((one) => hasAttribute(one, 'data-settled'))).toEqual(pieces.filter(isB));
    expect(pieces.filter((one) => attribute(one, 'data-more') !== '')).toEqual([]);
    expect(pieces.filter((one) => attribute(one, 'data-lane') !== '')).toEqual([]);
  });

  test('paints nothing outside of the window', () => {
    expect(paintWindow(stateOf(['a', 0, 10]), { start: 22, end: 40 })).toEqual([]);
  });

  test('marks all pieces of the active annotation, and puts a letter on its first', () => {
    const state = stateOf(['a', 0, 10], ['b', 5, 15]);
    const pieces = paintWindow(
      { ...state, active: brand('b'), letters: new Map([[brand('b'), 'k']]) },
      ALL,
    );
    const ofB = pieces.filter((one) => attribute(one, 'data-annotation') === 'b');
    expect(ofB.map((one) => attribute(one, 'data-letter'))).toEqual(['k', '']);
    expect(
      ofB.every(
        (one) => 'data-active' in (one as unknown as { type: { attrs: object } }).type.attrs,
      ),
    ).toBe(true);
  });
});

test('a label id with any characters stays inside its rule', () => {
  const rules = labelRules([{ id: 'A"] { } b', underline: 'solid' }]);
  expect(rules).toContain('A\\"\\]\\ \\{\\ \\}\\ b');
});

test('copied text leaves out hidden blocks', () => {
  const text = {
    text: 'One.\n\nJunk.\n\nTwo.',
    language: 'en',
    direction: 'ltr' as const,
    blocks: [
      { id: 'b0', kind: 'paragraph' as const, start: 0, end: 4 },
      { id: 'b1', kind: 'paragraph' as const, start: 6, end: 11 },
      { id: 'b2', kind: 'paragraph' as const, start: 13, end: 17 },
    ],
  };
  expect(visibleText(text, new Set(['b1']), { start: 1, end: 16 })).toBe('ne.\n\nTwo');
});
