import { describe, expect, test } from 'vitest';
import type { Looked, LookedItem } from '#storage/import-messages.ts';
import type { ImportSource } from './import-articles.ts';
import { isToBeShown, lookedByName, sourcesToLookAt } from './look-before.ts';

function file(name: string): ImportSource {
  return { kind: 'file', name, blob: new Blob() };
}

function names(sources: readonly ImportSource[]): readonly string[] {
  return sources.map((source) => (source.kind === 'paste' ? 'paste' : source.name));
}

describe('what is looked at', () => {
  test.each([
    ['one file always, since it may be a page', ['a.txt'], 'unclear', ['a.txt']],
    [
      'of several only what may ask',
      ['a.html', 'b.csv', 'c.txt', 'd.JSONL'],
      'unclear',
      ['b.csv', 'd.JSONL'],
    ],
    ['what describes data too', ['a.txt', 'README.md'], 'unclear', ['README.md']],
    ['nothing where that is wished', ['b.csv'], 'never', []],
    ['the first at least where all is to be shown', ['a.txt', 'b.txt'], 'always', ['a.txt']],
  ] as const)('%s', (_case, given, when, wanted) => {
    expect(names(sourcesToLookAt(given.map(file), when))).toEqual(wanted);
  });
});

test('what a name alone shows to be no article is not looked into', () => {
  expect(lookedByName(file('brat/kb_shortcuts.conf'))?.items).toEqual([
    { kind: 'passed-over', place: 'brat/kb_shortcuts.conf' },
  ]);
  expect(lookedByName(file('brat/a.txt'))).toBeUndefined();
});

const ARTICLE: Extract<LookedItem, { kind: 'article' }> = {
  kind: 'article',
  place: 'a',
  hasOriginal: true,
  article: {
    title: 'A',
    language: 'en',
    direction: 'ltr',
    text: 'A',
    blocks: [],
    hiddenBlocks: [],
    mediaType: 'text/plain',
    notes: [],
  },
};
const PAGE: LookedItem = { ...ARTICLE, article: { ...ARTICLE.article, mediaType: 'text/html' } };
const KNOWN = { id: 'x', title: 'A', isDeleted: false } as unknown as NonNullable<
  (typeof ARTICLE)['duplicate']
>;
const FAILED: LookedItem = {
  kind: 'failed',
  place: 'a',
  failure: { place: 'a', reason: 'no-text-column' },
};

function looked(kind: Looked['kind'], items: readonly LookedItem[] = [ARTICLE]): Looked {
  return { format: 'x', kind, items, isMore: false };
}

function withNote(): LookedItem {
  const notes = [{ kind: 'encoding', encoding: 'koi8-r' }] as const;
  return { ...ARTICLE, article: { ...ARTICLE.article, notes } };
}

describe('what is shown before it is added', () => {
  test.each([
    ['a page', looked('page'), true],
    ['a document', looked('document'), true],
    ['a table', looked('table'), true],
    ['plain text', looked('text'), false],
    ['plain text in a guessed encoding', looked('text', [withNote()]), true],
    ['an archive of many', looked('archive', [ARTICLE, ARTICLE]), false],
    ['an archive with a page', looked('archive', [ARTICLE, PAGE]), true],
    ['an archive with a table', { ...looked('archive', [ARTICLE, ARTICLE]), tables: [] }, true],
    ['what is here already', looked('page', [{ ...ARTICLE, duplicate: KNOWN }]), false],
    ['a table without a column of text', looked('table', [FAILED]), true],
    ['what was pasted', { ...looked('text', [withNote()]), format: 'paste' }, false],
  ])('%s', (_case, seen, isShown) => {
    expect(isToBeShown(seen, true, 'unclear')).toBe(isShown);
  });

  test('of several files, pages are not', () => {
    expect(isToBeShown(looked('page'), false, 'unclear')).toBe(false);
    expect(isToBeShown(looked('table'), false, 'unclear')).toBe(true);
  });
});
