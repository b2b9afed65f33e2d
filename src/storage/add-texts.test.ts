import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { type TextHash, brand } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import { addArticle, addArticles } from './article-repository.ts';
import type { Database } from './database.ts';
import { saveProject } from './project-repository.ts';
import { ME, makeNewArticle, makeProject, openTab, valueOf } from './storage-fixtures.ts';

let db: Database;

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
});

const TEXT = 'Menu\n\nOne.\n\nTwo.';
const textHash: TextHash = brand('same');

/** An article of the same words, cut at the given places. */
function cut(id: string, spans: readonly (readonly [number, number])[], hidden: readonly string[]) {
  const item = makeNewArticle(id, { textHash, hiddenBlocks: hidden });
  const blocks = spans.map(([start, end], index): Block => ({
    id: `b${index}`,
    kind: 'paragraph',
    start,
    end,
  }));
  return { ...item, revision: { ...item.revision, text: TEXT, blocks } };
}

const THREE = cut(
  'three',
  [
    [0, 4],
    [6, 10],
    [12, 16],
  ],
  ['b0'],
);
const TWO = cut(
  'two',
  [
    [0, 10],
    [12, 16],
  ],
  ['b0', 'b1'],
);

test.each([
  ['one after the other', () => addArticle(db, THREE).then(() => addArticle(db, TWO))],
  ['together', () => addArticles(db, [THREE, TWO])],
])(
  'what is hidden of a text that is here in another cut is hidden in its terms, %s',
  async (_case, store) => {
    valueOf(await store());
    const [kept] = await db.texts.toArray();
    expect(kept?.blocks).toEqual(THREE.revision.blocks);
    expect(await db.articles.orderBy('id').toArray()).toMatchObject([
      { id: 'three', hiddenBlocks: ['b0'] },
      // “One.” would be hidden with the menu: rather neither is.
      { id: 'two', hiddenBlocks: ['b2'] },
    ]);
  },
);
