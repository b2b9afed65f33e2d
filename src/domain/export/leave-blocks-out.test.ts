import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { areFragmentsValid, joinSpans } from '#domain/annotation/fragments.ts';
import type { Block } from '#domain/text/block.ts';
import type { Span } from '#domain/text/span.ts';
import { leaveBlocksOut } from './leave-blocks-out.ts';

type Text = { readonly text: string; readonly blocks: readonly Block[] };

function textOf(paragraphs: readonly string[]): Text {
  let start = 0;
  const blocks = paragraphs.map((words, index): Block => {
    const block = { id: `b${index}`, kind: 'paragraph', start, end: start + words.length } as const;
    start = block.end + 2;
    return block;
  });
  return { text: paragraphs.join('\n\n'), blocks };
}

function without({ text, blocks }: Text, ...gone: readonly string[]) {
  return leaveBlocksOut({ text, blocks }, ({ id }) => gone.includes(id));
}

function wordsOf(text: string, spans: readonly Span[]): readonly string[] {
  return spans.map(({ start, end }) => text.slice(start, end));
}

const NEWS = textOf(['Menu', 'The mayor said no.', 'Advert', '😀 He left.', 'Imprint']);

test('blocks that are gone leave the others joined as blocks are', () => {
  const { text, blocks } = without(NEWS, 'b0', 'b2', 'b4');
  expect(text).toBe('The mayor said no.\n\n😀 He left.');
  expect(blocks.map(({ id }) => id)).toEqual(['b1', 'b3']);
  expect(wordsOf(text, blocks)).toEqual(['The mayor said no.', '😀 He left.']);
  expect(without(NEWS, 'b0', 'b1', 'b2', 'b3', 'b4')).toMatchObject({ text: '', blocks: [] });
});

test.each<readonly [string, string, readonly string[]]>([
  ['inside a block that is gone', 'Advert', []],
  ['from such a block into the next', 'vert\n\n😀 He', ['😀 He']],
  ['into such a block', 'said no.\n\nAdv', ['said no.']],
  ['across such a block', 'no.\n\nAdvert\n\n😀', ['no.\n\n😀']],
  ['between blocks alone', '\n\nAdvert\n\n', []],
  ['from the first block that is gone', 'Menu\n\nThe', ['The']],
  ['into the last one', 'left.\n\nImp', ['left.']],
])('a span %s', (_case, words, wanted) => {
  const start = NEWS.text.indexOf(words);
  const { text, spansOf } = without(NEWS, 'b0', 'b2', 'b4');
  expect(wordsOf(text, spansOf([{ start, end: start + words.length }]))).toEqual(wanted);
});

/** Paragraphs of letters that stand once in the whole text, so that each tells where it has gone. */
const drawnArbitrary = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean()), { minLength: 1, maxLength: 8 })
  .chain((drawn) => {
    let code = 0x4e00;
    const letters = (count: number): string =>
      Array.from({ length: count }, () => String.fromCodePoint((code += 1))).join('');
    const whole = textOf(drawn.map(([length]) => letters(length)));
    const gone = whole.blocks.filter((_block, index) => drawn[index]?.[1] === true);
    const piece = fc
      .tuple(fc.nat(whole.text.length - 1), fc.integer({ min: 1, max: 15 }))
      .map(([start, length]) => ({ start, end: Math.min(whole.text.length, start + length) }));
    return fc.record({
      whole: fc.constant(whole),
      gone: fc.constant(gone.map(({ id }) => id)),
      spans: fc.array(piece, { maxLength: 4 }).map((all) => joinSpans(all)),
    });
  });

test('spans hold the letters that they held, but for those that are gone, and no others', () => {
  fc.assert(
    fc.property(drawnArbitrary, ({ whole, gone, spans }) => {
      const { text, blocks, spansOf } = without(whole, ...gone);
      const kept = whole.blocks.filter(({ id }) => !gone.includes(id));
      expect(text).toBe(wordsOf(whole.text, kept).join('\n\n'));
      expect(wordsOf(text, blocks)).toEqual(wordsOf(whole.text, kept));
      const shown = new Set(Array.from(wordsOf(whole.text, kept).join('')));
      const wanted = Array.from(wordsOf(whole.text, spans).join('')).filter((letter) =>
        shown.has(letter),
      );
      const found = spansOf(spans);
      expect(wordsOf(text, found).join('').replaceAll('\n', '')).toBe(wanted.join(''));
      expect(found.length === 0 || areFragmentsValid(found)).toBe(true);
      // No more is inside than was: what is joined was joined before.
      expect(found.length).toBeLessThanOrEqual(spans.length);
      for (const words of wordsOf(text, found)) expect(words).toBe(words.trim());
    }),
    { numRuns: 500 },
  );
});
