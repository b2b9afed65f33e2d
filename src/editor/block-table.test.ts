import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { Editor } from '@tiptap/core';
import { ARTICLE_NODES, buildDocument } from './article-schema.ts';
import type { SurfaceText } from './article-surface.ts';
import {
  BLOCKS_PER_SECTION,
  blocksIn,
  buildBlockTable,
  offsetOf,
  positionOf,
} from './block-table.ts';

function textOf(parts: readonly string[]): SurfaceText {
  let start = 0;
  const blocks = parts.map((part, i) => {
    const block = { id: `b${i}`, kind: 'paragraph' as const, start, end: start + part.length };
    start = block.end + 2;
    return block;
  });
  return { text: parts.join('\n\n'), blocks, language: 'en', direction: 'ltr' };
}

/** The editor's own document, to compare with what the table claims. */
function documentOf(text: SurfaceText) {
  const { schema } = new Editor({
    element: null,
    extensions: ARTICLE_NODES,
    enableCoreExtensions: false,
  });
  const doc = buildDocument(schema, text);
  doc.check();
  return doc;
}

describe('offsets and positions', () => {
  const parts = [
    'Line one\nline two 🙂 end',
    '',
    'Second',
    ...Array.from({ length: 90 }, (_, i) => `Block ${i}\n!`),
  ];
  const text = textOf(parts);
  const table = buildBlockTable(text.blocks);
  const doc = documentOf(text);

  test('every character of the text is found in the document at its position', () => {
    for (const { start, end } of text.blocks) {
      for (let offset = start; offset < end; offset += 1) {
        const position = positionOf(table, offset);
        const found = doc.textBetween(position, position + 1, '', '\n');
        expect(found).toBe(text.text[offset]);
      }
    }
  });

  test('a position leads back to its offset, over breaks, emoji, empty blocks and section borders', () => {
    for (const { start, end } of text.blocks) {
      for (let offset = start; offset <= end; offset += 1) {
        expect(offsetOf(table, positionOf(table, offset))).toBe(offset);
      }
    }
  });

  test('an offset in the gap goes back to the block before, or on to the next', () => {
    const [first, second, third] = text.blocks;
    const inGap = (first?.end ?? 0) + 1;
    expect(offsetOf(table, positionOf(table, inGap, -1))).toBe(first?.end);
    expect(offsetOf(table, positionOf(table, inGap, 1))).toBe(second?.start);
    expect(offsetOf(table, positionOf(table, (second?.end ?? 0) + 1, 1))).toBe(third?.start);
  });

  test('a position on the border of a section belongs to the block before or after it', () => {
    const last = text.blocks[BLOCKS_PER_SECTION - 1];
    const next = text.blocks[BLOCKS_PER_SECTION];
    const border = positionOf(table, next?.start ?? 0) - 2;
    expect(offsetOf(table, border, -1)).toBe(last?.end);
    expect(offsetOf(table, border, 1)).toBe(next?.start);
  });

  test('what lies outside of the text comes back as its nearest end', () => {
    expect(positionOf(table, -5)).toBe(2);
    expect(offsetOf(table, 0)).toBe(0);
    expect(offsetOf(table, doc.content.size)).toBe(text.text.length);
    expect(positionOf(table, text.text.length + 50)).toBe(positionOf(table, text.text.length));
  });

  test('an article without blocks has one place to stand', () => {
    const empty = buildBlockTable([]);
    expect(positionOf(empty, 0)).toBe(2);
    expect(offsetOf(empty, 2)).toBe(0);
    expect(documentOf(textOf([])).content.size).toBe(4);
  });

  test('the blocks of a span are those it touches', () => {
    const [first, second, third] = text.blocks;
    expect(blocksIn(table, { start: 0, end: 3 })).toEqual([0, 1]);
    expect(blocksIn(table, { start: 2, end: (third?.start ?? 0) + 1 })).toEqual([0, 3]);
    expect(blocksIn(table, { start: (first?.end ?? 0) + 1, end: second?.end ?? 0 })).toEqual([
      1, 2,
    ]);
  });

  test('holds for any text', () => {
    const lines = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 100 });
    fc.assert(
      fc.property(lines, (raw) => {
        const any = textOf(raw.map((part) => part.replaceAll('\r', ' ')));
        const places = buildBlockTable(any.blocks);
        const node = documentOf(any);
        for (const { start, end } of any.blocks) {
          const from = positionOf(places, start, 1);
          const to = from + end - start;
          expect(node.textBetween(from, to, '', '\n')).toBe(any.text.slice(start, end));
        }
      }),
      { numRuns: 40 },
    );
  });
});
