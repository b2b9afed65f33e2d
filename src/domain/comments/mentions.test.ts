import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { Annotator } from '#domain/project/project.ts';
import { mentionsIn, partsOfComment } from './mentions.ts';

const ANNOTATORS: readonly Annotator[] = [
  { id: brand('1'), name: 'Ana' },
  { id: brand('2'), name: 'Ana Brandt' },
  { id: brand('3'), name: 'Ослава' },
];

test.each([
  ['by the longest name that fits', '@Ana Brandt, look', ['2']],
  ['once, however often', '@Ana @Ana', ['1']],
  ['in any script', 'see @Ослава.', ['3']],
  ['not by the beginning of a longer word', '@Anatol and @Ana1', []],
  ['not without the sign', 'Ana says', []],
])('people are called %s', (_case, text, ids) => {
  expect(mentionsIn(text, ANNOTATORS)).toEqual(ids);
});

test.each([
  ['see https://a.example/b?c=1.', 'https://a.example/b?c=1'],
  ['(http://a.example/x)', 'http://a.example/x'],
  ['javascript:alert(1) data:text/html,x', undefined],
  ['HTTPS://A.EXAMPLE', 'HTTPS://A.EXAMPLE'],
  ['https:// nothing', undefined],
])('only addresses of web pages are links: %s', (text, link) => {
  const found = partsOfComment(text, []).find(({ kind }) => kind === 'link');
  expect(found?.text).toBe(link);
});

test('the pieces put together are the text', () => {
  const piece = fc.constantFrom('@', 'Ana', ' Brandt', 'https://a.b/', ')', '<b>', '\n', '🙂', 'h');
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      const parts = partsOfComment(text, ANNOTATORS);
      expect(parts.map((part) => part.text).join('')).toBe(text);
    }),
  );
});
