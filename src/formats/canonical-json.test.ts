import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, hasWords } from './canonical-json.ts';

const KEYS = ['id', 'start', 'end', 'label', 'attributes', 'a', 'Z', '10', '2', '__proto__'];

/** Records in records, by pairs, so that they can be put together in any order. */
const { pairs } = fc.letrec<{ readonly pairs: readonly (readonly [string, unknown])[] }>((tie) => ({
  pairs: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...KEYS),
      fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(true, null, undefined),
        fc.array(fc.string(), { maxLength: 2 }),
        tie('pairs').map((inner) => Object.fromEntries(inner)),
      ),
    ),
    { selector: ([key]) => key },
  ),
}));

test('the order in which keys were set makes no difference, and nothing is lost', () => {
  fc.assert(
    fc.property(pairs, (inner) => {
      const record = Object.fromEntries(inner);
      const text = canonicalJson(record);
      expect(canonicalJson(Object.fromEntries(inner.toReversed()))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(record)));
    }),
  );
});

test.each([
  ['in order already', { id: 'x', end: 2, a: [{ start: 1, end: 2 }], b: undefined }],
  ['in another one', { b: undefined, a: [{ end: 2, start: 1 }], end: 2, id: 'x' }],
])('known keys come first, the others in code unit order: %s', (_case, value) => {
  expect(canonicalJson(value)).toBe('{"id":"x","end":2,"a":[{"start":1,"end":2}]}');
});

test('keys that look like numbers stand where their text stands', () => {
  expect(canonicalJson({ 2: 'b', 10: 'a', id: 'x' })).toBe('{"id":"x","10":"a","2":"b"}');
});

test('a value has its canonical words in whatever order its keys come, and another has not', () => {
  const words = canonicalJson({ id: 'x', aliases: ['a', 'b'], note: 'n' });
  expect(hasWords({ id: 'x', aliases: ['a', 'b'], note: 'n' }, words)).toBe(true);
  expect(hasWords({ note: 'n', aliases: ['a', 'b'], id: 'x' }, words)).toBe(true);
  expect(hasWords({ id: 'x', aliases: ['b', 'a'], note: 'n' }, words)).toBe(false);
  expect(hasWords({ id: 'x', aliases: ['a', 'b'] }, words)).toBe(false);
  expect(hasWords(undefined, words)).toBe(false);
});
