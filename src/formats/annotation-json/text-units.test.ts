import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textUnits, textUnitsReader } from './text-units.ts';

/** Real bytes, and undefined where they are cut through a character. */
function sliceBytes(text: string, start: number, end: number): string | undefined {
  const bytes = new TextEncoder().encode(text).subarray(start, end);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** All scripts, marks and pictures; no half of a pair alone, which no bytes can hold. */
const texts = fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed());

test('slices what stands in the bytes, the characters and the code units', () => {
  fc.assert(
    fc.property(texts, fc.nat(170), fc.nat(170), (text, a, b) => {
      const [start, end] = a < b ? [a, b] : [b, a];
      const units = textUnits(text);
      const points = Array.from(text);
      const { length } = new TextEncoder().encode(text);
      const isIn = (most: number): boolean => start < end && end <= most;
      expect(units.sliceUtf8(start, end)).toBe(
        isIn(length) ? sliceBytes(text, start, end) : undefined,
      );
      expect(units.sliceCodePoints(start, end)).toBe(
        isIn(points.length) ? points.slice(start, end).join('') : undefined,
      );
      expect(units.sliceUtf16(start, end)).toBe(
        isIn(text.length) ? text.slice(start, end) : undefined,
      );
    }),
    { numRuns: 2000 },
  );
});

test('what was known of the text before does not reach into the next', () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 5 }), (several) => {
      const read = textUnitsReader();
      for (const text of several) {
        const units = read(text);
        const { length } = new TextEncoder().encode(text);
        expect(units.sliceUtf8(0, length)).toBe(length > 0 ? text : undefined);
        for (let byte = 1; byte < length; byte += 1)
          expect(units.sliceUtf8(0, byte)).toBe(sliceBytes(text, 0, byte));
      }
    }),
  );
});

test('a place between two places is none', () => {
  const units = textUnits('Ana Núñez');
  expect(units.sliceUtf8(0.5, 3)).toBeUndefined();
  expect(units.sliceCodePoints(0, 3.5)).toBeUndefined();
  expect(units.sliceUtf8(-1, 3)).toBeUndefined();
  expect(units.sliceUtf8(3, 3)).toBeUndefined();
});

test('half of a pair alone takes three bytes', () => {
  const units = textUnits('a\ud83dz');
  expect(units.sliceUtf8(4, 5)).toBe('z');
  expect(units.sliceUtf8(2, 5)).toBeUndefined();
});
