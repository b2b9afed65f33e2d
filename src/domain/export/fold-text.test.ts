import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, foldWords } from './fold-text.ts';

test.each([
  ['wide letters', 'ＶＯＮＤＲＡ', 'VONDRA'],
  ['what is not seen', 'Von\u00addra\u200b', 'Vondra'],
  ['joined letters', 'ﬁn…', 'fin...'],
  ['apart and together', 'a\u0301', 'á'],
  ['an address', 'K%C3%A1ja%20%F0%9F%99%82%E2%82%AC', 'Kája 🙂€'],
  ['an address from before Unicode', '/K%E1ja', '/Kája'],
  ['escapes of JSON and XML', String.raw`K\u00e1ja K&#225;ja K&#xe1;ja`, 'Kája Kája Kája'],
  [
    'names of letters',
    'K&aacute;ja, von&shy;dra, Ana&nbsp;Quill, &Scaron;',
    'Kaja, vondra, Ana Quill, S',
  ],
  [
    'what is no escape',
    '100%de, %zz, &#99999999; \\u12 &amp;',
    '100%de, %zz, &#99999999; \\u12 &amp;',
  ],
  ['mathematical letters', '𝐕ondra', 'Vondra'],
])('folds %s', (_case, text, expected) => {
  expect(foldWords(text)).toBe(expected);
});

const PIECES = [
  'a',
  'ﬁ',
  'Ｖ',
  '\u00ad',
  '\u200b',
  'e\u0301',
  '%C3%A1',
  '%20',
  '𝐕',
  '\\u00e1',
  '…',
  ' ',
  '가',
  '\n',
];

test('what is found in the folded text is made of whole characters of the text, and of no others', () => {
  const drawn = fc.tuple(
    fc.array(fc.constantFrom(...PIECES), { minLength: 1 }),
    fc.nat(),
    fc.nat(),
  );
  fc.assert(
    fc.property(drawn, ([pieces, from, length]) => {
      const text = pieces.join('');
      const { text: folded, unfold, fold } = foldText(text);
      fc.pre(folded.length > 0);
      const start = from % folded.length;
      const end = Math.min(folded.length, start + 1 + (length % 5));
      const span = unfold({ start, end });
      expect(span.start).toBeLessThan(span.end);
      expect(foldWords(text.slice(span.start, span.end))).toContain(folded.slice(start, end));
      const back = fold(span);
      expect(back.start).toBeLessThanOrEqual(start);
      expect(back.end).toBeGreaterThanOrEqual(end);
      expect(unfold(back)).toEqual(span);
    }),
    { numRuns: 500 },
  );
});
