import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createOffsetConverter,
  fromUtf8Bytes,
  toCodePoints,
  toUtf16,
  toUtf8Bytes,
} from './offsets.ts';

/** Any UTF-16 text, lone surrogates included, long enough to cross checkpoints. */
const anyText = fc
  .array(fc.constantFrom('a', 'é', '€', '🙂', '\ud83d', '\ude42', '\n'), { maxLength: 1200 })
  .map((pieces) => pieces.join(''));

/** Start offsets of all characters, and the end. */
function boundaries(text: string): readonly number[] {
  const offsets = [0];
  for (const character of text) offsets.push((offsets.at(-1) ?? 0) + character.length);
  return offsets;
}

describe('offset units', () => {
  test.each([
    ['before an emoji', '🙂abc', 0, 0, 0],
    ['inside an emoji: counts as its start', '🙂abc', 1, 0, 0],
    ['after an emoji', '🙂abc', 3, 2, 5],
    ['after an accented letter', 'é!', 1, 1, 2],
    ['after a lone high surrogate', '\ud83d!', 1, 1, 3],
    ['after a lone low surrogate', '\ude42!', 2, 2, 4],
  ])('count code points and bytes %s', (_case, text, units, points, bytes) => {
    expect(toCodePoints(text, units)).toBe(points);
    expect(toUtf8Bytes(text, units)).toBe(bytes);
  });

  test('an offset between the bytes of a character counts as its start', () => {
    expect(fromUtf8Bytes('a🙂b', 3)).toBe(1);
    expect(fromUtf8Bytes('a🙂b', 5)).toBe(3);
    expect(toUtf16('a🙂b', 2)).toBe(3);
  });

  test.each([-1, 4, 0.5, NaN])('offset %s of a text of three units is refused', (offset) => {
    expect(() => toCodePoints('abc', offset)).toThrow(RangeError);
    expect(() => toUtf16('abc', offset)).toThrow(RangeError);
  });

  test('agree with TextEncoder and code point iteration at every character of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const converter = createOffsetConverter(text);
        expect(converter.codePointLength).toBe(Array.from(text).length);
        expect(converter.utf8Length).toBe(new TextEncoder().encode(text).length);
        let points = 0;
        let bytes = 0;
        for (const [i, offset] of boundaries(text).entries()) {
          if (i > 0) {
            const character = text.slice(boundaries(text)[i - 1], offset);
            points += 1;
            bytes += new TextEncoder().encode(character).length;
          }
          expect(converter.toCodePoints(offset)).toBe(points);
          expect(converter.toUtf8Bytes(offset)).toBe(bytes);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('every character start comes back from either unit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const converter = createOffsetConverter(text);
        for (const offset of boundaries(text)) {
          expect(converter.toUtf16(converter.toCodePoints(offset))).toBe(offset);
          expect(converter.fromUtf8Bytes(converter.toUtf8Bytes(offset))).toBe(offset);
        }
      }),
      { numRuns: 40 },
    );
  });
});
