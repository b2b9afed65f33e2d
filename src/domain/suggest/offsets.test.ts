import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { suggestAttributions } from './suggest-attributions.ts';

const PIECES = [
  '“',
  '”',
  '"',
  "'",
  '‘',
  '’',
  '«',
  '»',
  '„',
  '– ',
  ' said ',
  ' Weber',
  ', ',
  '. ',
  ': ',
  '😀',
  'é',
  '\n',
  ' the mayor',
  ' according to',
  ' that',
  ' he',
  '(',
  ')',
  ' report by',
  'It is late',
];

test('every offset lies in the text, pieces are sorted and disjoint, outer ones come first', () => {
  assert(
    property(
      array(constantFrom(...PIECES), { maxLength: 60 }),
      constantFrom('en', 'de', 'fr', 'ar', 'xx'),
      (pieces, language) => {
        const text = pieces.join('');
        const blocks = [...text.matchAll(/[^\n]+/gv)].map((line) => ({
          start: line.index,
          end: line.index + line[0].length,
        }));
        let last = 0;
        for (const one of suggestAttributions(text, blocks, { language, indirect: true })) {
          expect(one.span.start).toBeGreaterThanOrEqual(last);
          last = one.span.start;
          let at = one.span.start;
          for (const { start, end } of one.fragments) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBe(one.span.end);
          expect(one.span.end).toBeLessThanOrEqual(text.length);
          const behind = one.speaker ?? one.source;
          expect(text.slice(behind?.span.start ?? 0, behind?.span.end ?? 0)).toBe(
            behind?.text ?? '',
          );
        }
      },
    ),
    { numRuns: 400 },
  );
});
