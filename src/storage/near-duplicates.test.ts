import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { alikeness } from '#domain/article/similarity.ts';
import { addArticle, purgeArticle, updateArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { loadDuplicateIndex } from './near-duplicates.ts';
import { saveProject } from './project-repository.ts';
import {
  ME,
  PROJECT_ID,
  makeArticle,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
});

const REPORT = Array.from({ length: 200 }, (_value, index) => `word${index}`).join(' ');
const REPRINT = `From our correspondent. ${REPORT}`;

async function store(id: string, text: string) {
  const added = makeNewArticle(id);
  valueOf(await addArticle(db, { ...added, revision: { ...added.revision, text } }));
  return added.article;
}

test('a reprint is found with its counted likeness; another story is not', async () => {
  await store('report', REPORT);
  await store('other', 'Nothing of the kind has been seen in the valley for a hundred years.');
  const { jaccard } = alikeness(REPRINT, REPORT);
  expect(await (await loadDuplicateIndex(db, PROJECT_ID)).find(REPRINT)).toEqual([
    { articleId: 'report', title: 'Article report', alike: jaccard },
  ]);
  expect(
    await (await loadDuplicateIndex(db, PROJECT_ID)).find(REPRINT, { threshold: 0.99 }),
  ).toEqual([]);
  expect(await (await loadDuplicateIndex(db, PROJECT_ID)).find(REPORT)).toMatchObject([
    { alike: 1 },
  ]);
});

test('an index that was loaded once knows what is added later', async () => {
  const index = await loadDuplicateIndex(db, PROJECT_ID);
  expect(await index.find(REPORT)).toEqual([]);
  index.add(await store('report', REPORT), REPORT);
  expect(await index.find(REPORT)).toMatchObject([{ articleId: 'report', alike: 1 }]);
});

test('deleted articles and those of another project are not told', async () => {
  const { id } = await store('report', REPORT);
  valueOf(await updateArticle(db, id, (article) => ({ ...article, deletedAt: 1 })));
  const { textHash } = makeArticle('report');
  await db.articles.add(makeArticle('elsewhere', { projectId: 'p2' as never, textHash }));
  expect(await (await loadDuplicateIndex(db, PROJECT_ID)).find(REPORT)).toEqual([]);
});

test('sketches that are missing are made and kept', async () => {
  const { textHash } = await store('report', REPORT);
  const first = await db.sketches.get(textHash);
  await db.sketches.clear();
  expect(await (await loadDuplicateIndex(db, PROJECT_ID)).find(REPRINT)).toHaveLength(1);
  expect(await db.sketches.get(textHash)).toEqual(first);
});

test('the sketch goes with its text, and not before', async () => {
  const { id } = await store('report', REPORT);
  const { textHash } = makeArticle('report');
  await db.articles.add(makeArticle('twin', { textHash }));
  valueOf(await purgeArticle(db, id));
  expect(await db.sketches.count()).toBe(1);
  valueOf(await purgeArticle(db, makeArticle('twin').id));
  expect(await db.sketches.count()).toBe(0);
});
