import { expect, test } from 'vitest';
import type { Block } from './block.ts';
import { paragraphAt, surroundings } from './surroundings.ts';

const TEXT =
  'Bridge shut\n\nA senior official spoke.\n\nMany words stand before the official and after.';
const BLOCKS = TEXT.split('\n\n').reduce<Block[]>((all, words, index) => {
  const start = (all.at(-1)?.end ?? -2) + 2;
  const kind = index === 0 ? 'headline' : 'paragraph';
  return [...all, { id: `b${index}`, kind, start, end: start + words.length }];
}, []);

function spanOf(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

test('words stand among those before and after them, cut between words and within their block', () => {
  const text = { text: TEXT, blocks: BLOCKS };
  expect(surroundings(text, spanOf('the official'), 10)).toBe('…before the official and…');
  expect(surroundings(text, spanOf('senior'), 40)).toBe('A senior official spoke.');
});

test('paragraphs count from 1, the headline is none', () => {
  expect(paragraphAt(BLOCKS, spanOf('Bridge').start)).toBe(0);
  expect(paragraphAt(BLOCKS, spanOf('senior').start)).toBe(1);
  expect(paragraphAt(BLOCKS, spanOf('the official').start)).toBe(2);
});
