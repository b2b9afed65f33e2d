import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { Annotator } from '#domain/project/project.ts';
import { mentionsIn, partsOfComment, unfinishedMention, whomItMayCall } from './mentions.ts';

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

test.each([
  ['at the beginning', '@', { start: 0, query: '' }],
  ['after a word', 'Hi @An', { start: 3, query: 'An' }],
  ['with a space in it', '@Ana Br', { start: 0, query: 'Ana Br' }],
  ['not in an address', 'ana@desk', undefined],
  ['not from the line before', '@Ana\nBr', undefined],
  ['not with a space first', '@ Ana', undefined],
])('a call is being written %s', (_case, text, mention) => {
  expect(unfinishedMention(text, text.length)).toEqual(mention);
});

test('a call that stands behind the caret is not being written', () => {
  expect(unfinishedMention('@Ana', 0)).toBeUndefined();
  expect(unfinishedMention('@Ana', 2)).toEqual({ start: 0, query: 'A' });
});

test.each([
  ['everybody at first', '', ['1', '2', '3']],
  ['by the beginning, in any case', 'an', ['1', '2']],
  ['by a later word', 'bra', ['2']],
  ['by a name with a space', 'ana b', ['2']],
  ['in any script', 'осл', ['3']],
  ['nobody after a whole name and a space', 'Ana ', []],
  ['nobody when the sentence goes on', 'Ana please', []],
  ['nobody by the middle of a word', 'randt', []],
])('a name is completed: %s', (_case, query, ids) => {
  expect(whomItMayCall(query, ANNOTATORS).map(({ id }) => id)).toEqual(ids);
});
