import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiSlug, fileSlug, fileStem, fileStemOfTwo } from './file-stem.ts';

test.each([
  ['Morning brief: “more will come”', 'morning-brief-more-will-come'],
  ['Über Müller', 'über-müller'],
  // Composed, however it was typed.
  ['U\u0308ber', 'über'],
  ['Мэр: «Нет!»', 'мэр-нет'],
  ['قال الوزير: «لا»', 'قال-الوزير-لا'],
  ['市长说“不”。', '市长说-不'],
  ['मेयर ने कहा', 'मेयर-ने-कहा'],
  // Joiners, soft hyphens and marks of direction are not seen.
  ['می\u200cخواهم', 'میخواهم'],
  ['Ka\u00adrel \u202egpj.exe\u202c \u2067x\u2069', 'karel-gpj-exe-x'],
  ['👩‍👩‍👧 ❤️ news', 'news'],
  ['a/b\\c:d*e?f"g<h>i|j\0k\nl...', 'a-b-c-d-e-f-g-h-i-j-k-l'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Con', 'name-con'],
  ['lpt1.txt', 'lpt1-txt'],
  ['COM¹', 'name-com¹'],
  ['“…”', ''],
  ['\ud800x\udc00', 'x'],
])('%j is %j in a path', (name, slug) => {
  expect(fileSlug(name)).toBe(slug);
});

test.each([
  ['Über Müller', 'uber-muller'],
  ['Мэр: «Нет!» 2', '2'],
  ['市长', ''],
  ['Aux', 'name-aux'],
])('%j is %j where only ASCII is read', (name, slug) => {
  expect(asciiSlug(name)).toBe(slug);
});

test('a file that is saved keeps its capitals, and is always called something', () => {
  expect(fileStem('Ana Brandt: Мэр')).toBe('Ana-Brandt-Мэр');
  expect(fileStem('NUL')).toBe('name-NUL');
  expect(fileStem('…')).toBe('ascribe');
});

test('a long name is cut between letters, not inside one', () => {
  expect(fileSlug(`${'a'.repeat(39)}é`)).toBe(`${'a'.repeat(39)}é`);
  expect(fileSlug('का'.repeat(40))).toBe('का'.repeat(19));
  expect(fileSlug('𠀀'.repeat(40))).toBe('𠀀'.repeat(20));
  // A letter that carries a pile of marks is none.
  expect(fileSlug(`a x${'\u0301'.repeat(90)}`)).toBe('a');
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 90 }),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.constantFrom('con', 'PRN.', 'nul ', 'COM1', '.', '..', '~', '-'),
);

test('two names in one are both told, and the first gives way', () => {
  expect(fileStemOfTwo('Morning brief', 'Ana Brandt')).toBe('Morning-brief-Ana-Brandt');
  expect(fileStemOfTwo('…', 'con')).toBe('ascribe-name-con');
  expect(fileStemOfTwo('市'.repeat(80), '长 B')).toBe(`${'市'.repeat(36)}-长-B`);
  expect(fileStemOfTwo('市'.repeat(80), '长'.repeat(80))).toBe(
    `${'市'.repeat(19)}-${'长'.repeat(19)}`,
  );
});

test('two names in one are no longer than one', () => {
  fc.assert(
    fc.property(anyName, anyName, (name, other) => {
      const stem = fileStemOfTwo(name, other);
      expect(stem).toMatch(/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}\-]*$/v);
      expect(Buffer.byteLength(`${stem}.ascribe.json`)).toBeLessThanOrEqual(143);
    }),
    { numRuns: 1000 },
  );
});

describe.each([
  ['fileStem', fileStem],
  ['fileSlug', fileSlug],
  ['asciiSlug', asciiSlug],
])('%s', (_name, stemOf) => {
  test('is a name that Windows, ZIP readers and an encrypted folder take', () => {
    fc.assert(
      fc.property(anyName, (name) => {
        const stem = stemOf(name);
        expect(stem).toMatch(/^[\p{L}\p{M}\p{N}\-]*$/v);
        expect(stem).not.toMatch(/^(?:-|con$|prn$|aux$|nul$|com\d$|lpt\d$)|-$/iv);
        expect(stem).not.toMatch(/\p{Default_Ignorable_Code_Point}/v);
        expect(stem.isWellFormed()).toBe(true);
        expect(stem).toBe(stem.normalize('NFC'));
        expect(Buffer.byteLength(`0001-${stem}.annotations.json`)).toBeLessThanOrEqual(143);
        // What was made a name of stays it.
        expect(stemOf(stem)).toBe(stem === '' ? stemOf('') : stem);
      }),
      { numRuns: 1000 },
    );
  });
});
