import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { describe } from './describe.ts';
import { locate } from './locate.ts';

const TEXT = 'He said yes. Later she said yes. 😀 They all said yes in the end.';

test('a span described is found exactly, and after a shift it is found as moved', () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length - 2), fc.integer({ min: 4, max: 20 }), (start, length) => {
      const span = { start, end: Math.min(TEXT.length, start + length) };
      const selector = describe(TEXT, span);
      expect(locate(TEXT, selector)).toEqual({ kind: 'exact', span });
      const shifted = { start: span.start + 5, end: span.end + 5 };
      expect(locate(`News ${TEXT}`, selector)).toMatchObject({ span: shifted });
    }),
  );
});

test('of several equal quotes the one in the same surroundings is taken', () => {
  const start = TEXT.indexOf('said yes. 😀');
  const selector = describe(TEXT, { start, end: start + 8 });
  const shifted = `Intro. ${TEXT}`;
  expect(locate(shifted, selector)).toEqual({
    kind: 'moved',
    span: { start: start + 7, end: start + 15 },
  });
});

test('words that are gone are orphaned', () => {
  const selector = describe(TEXT, { start: 0, end: 7 });
  expect(locate('Nothing of it is left.', selector)).toEqual({ kind: 'orphaned' });
});

test('context never cuts an emoji', () => {
  const text = `😀${'a'.repeat(31)}word${'b'.repeat(31)}😀`;
  const selector = describe(text, { start: 33, end: 37 });
  expect([selector.prefix, selector.suffix]).toEqual(['a'.repeat(31), 'b'.repeat(31)]);
});
