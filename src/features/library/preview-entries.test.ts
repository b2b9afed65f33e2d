import { expect, test } from 'vitest';
import type { Looked, LookedItem } from '#workspace/import-session.ts';
import type { ImportSource } from '#workspace/import-articles.ts';
import {
  countPassedOver,
  countToAdd,
  type PreviewSource,
  previewEntries,
} from './preview-entries.ts';

function article(place: string, more: object = {}): LookedItem {
  return {
    kind: 'article',
    place,
    hasOriginal: true,
    article: { title: place.toUpperCase() },
    ...more,
  } as unknown as LookedItem;
}

function source(items: readonly LookedItem[] | undefined, choices = {}): PreviewSource {
  const from: ImportSource = { kind: 'file', name: 'f.zip', blob: new Blob(), choices };
  const looked: Looked | undefined = items && {
    format: 'zip',
    kind: 'archive',
    items,
    isMore: false,
  };
  return { source: from, looked, isReading: false };
}

test('each article is a line with what will become of it; what is no article has none', () => {
  const sources = [
    source(
      [
        article('a'),
        article('b'),
        article('c', { duplicate: { title: 'C' } }),
        { kind: 'failed', place: 'd', failure: { place: 'd', reason: 'empty' } },
        { kind: 'passed-over', place: 'e.png' },
      ],
      { unwanted: ['b'], edits: { a: { title: 'Better' } } },
    ),
  ];
  const entries = previewEntries(sources);
  expect(entries.map(({ title, state }) => [title, state])).toEqual([
    ['Better', 'ready'],
    ['B', 'unwanted'],
    ['C', 'duplicate'],
    ['d', 'failed'],
  ]);
  expect(countToAdd(sources, entries)).toBe(1);
  expect(countPassedOver(sources)).toBe(1);
});

test('as long as a file has not been looked into, nobody knows how many will be added', () => {
  const sources = [source([article('a')]), source(undefined)];
  const entries = previewEntries(sources);
  expect(entries.map(({ state }) => state)).toEqual(['ready', 'unseen']);
  expect(countToAdd(sources, entries)).toBeUndefined();
});
