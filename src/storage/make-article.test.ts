import { expect, test } from 'vitest';
import type { Block } from '#domain/text/block.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import { editArticle } from './make-article.ts';

const MENU: Block = {
  id: 'b0',
  start: 0,
  end: 4,
  kind: 'paragraph',
  flag: { kind: 'boilerplate', reason: 'navigation' },
};
const TIP: Block = { ...MENU, id: 'b1', start: 6, end: 9 };

const PAGE: DecodedArticle = {
  title: 'A page',
  byline: 'Ada Quist',
  language: 'en',
  direction: 'ltr',
  text: 'Menu\n\nTip',
  blocks: [MENU, TIP],
  hiddenBlocks: ['b0', 'b1'],
  mediaType: 'text/html',
  notes: [],
};

test('a part that was brought back is no page junk any more, one that stays hidden is', () => {
  const { flag: _flag, ...plain } = MENU;
  expect(editArticle(PAGE, { hiddenBlocks: ['b1'] }).blocks).toEqual([plain, TIP]);
});

test('a flagged part that was shown from the start keeps its flag: nobody has judged it', () => {
  const shown = { ...PAGE, hiddenBlocks: ['b1'] };
  expect(editArticle(shown, { title: 'Another' }).blocks).toEqual([MENU, TIP]);
});

test('an empty field takes a detail away, an empty title does not', () => {
  const edited = editArticle(PAGE, { title: ' ', byline: '' });
  expect(edited.title).toBe('A page');
  expect(edited).not.toHaveProperty('byline');
});
