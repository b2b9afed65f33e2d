import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { reviewKey } from '#domain/export/review-key.ts';
import { brand } from '#domain/ids.ts';
import { addArticle, deleteEverything, purgeArticle } from './article-repository.ts';
import { keepReviews, readKeptReviews } from './kept-reviews.ts';
import { exportProjectFile } from './project-file-jobs.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

const pageOf = (article: string): readonly [string, string] => [
  reviewKey(brand(article), ME, brand('c1')),
  `https://desk.example/${article}`,
];

const SAID = {
  page: '',
  pages: new Map(['a1', 'a2'].map(pageOf)),
  publisher: 'The Desk',
  publisherPage: 'https://desk.example/',
};

async function aKeptProject() {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  for (const id of ['a1', 'a2']) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    valueOf(await addArticle(db, makeNewArticle(id)));
  }
  valueOf(await keepReviews(db, PROJECT_ID, SAID));
  return db;
}

test('what was said of reviews is there for the next ones of the project, and for no other', async () => {
  const db = await aKeptProject();
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual(SAID);
  expect(await readKeptReviews(db, brand('another'))).toBeUndefined();
  valueOf(await keepReviews(db, PROJECT_ID, { ...SAID, published: '2026-03-01' }));
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual({ ...SAID, published: '2026-03-01' });
});

test('two tabs that keep what was said change what was changed there, and nothing else', async () => {
  const db = await aKeptProject();
  const [a1, a2] = ['a1', 'a2'].map((id) => pageOf(id)[0]);
  if (a1 === undefined || a2 === undefined) throw new Error('no keys');
  const first = {
    ...SAID,
    publisher: 'Another Desk',
    pages: new Map([[a1, 'https://one.example/']]),
  };
  const second = { ...SAID, pages: new Map([[a2, 'https://two.example/']]) };
  // Both have read the same.
  valueOf(await keepReviews(db, PROJECT_ID, first, SAID));
  valueOf(await keepReviews(db, PROJECT_ID, { ...SAID, published: '2026-03-01' }, SAID));
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual({ ...first, published: '2026-03-01' });
  valueOf(await keepReviews(db, PROJECT_ID, second, SAID));
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual({
    ...SAID,
    publisher: 'Another Desk',
    published: '2026-03-01',
    pages: new Map([[a2, 'https://two.example/']]),
  });
  // A tab that had found nothing takes nothing away either.
  valueOf(await keepReviews(db, PROJECT_ID, { ...SAID, publisher: '', pages: new Map() }));
  expect(await readKeptReviews(db, PROJECT_ID)).toMatchObject({ publisher: 'Another Desk' });
});

test('it goes with the article it is about, and with everything', async () => {
  const db = await aKeptProject();
  valueOf(await purgeArticle(db, brand('a1')));
  const left = { ...SAID, pages: new Map([pageOf('a2')]) };
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual(left);
  valueOf(await deleteEverything(db));
  expect(await db.meta.get('reviews')).toBeUndefined();
});

test('what was deleted for good while it was on the screen does not come back with it', async () => {
  const db = await aKeptProject();
  valueOf(await purgeArticle(db, brand('a1')));
  valueOf(await keepReviews(db, PROJECT_ID, SAID));
  const left = { ...SAID, pages: new Map([pageOf('a2')]) };
  expect(await readKeptReviews(db, PROJECT_ID)).toEqual(left);
  valueOf(await deleteEverything(db));
  valueOf(await keepReviews(db, PROJECT_ID, SAID));
  expect(await db.meta.get('reviews')).toBeUndefined();
});

test('it is in no project file', async () => {
  const db = await aKeptProject();
  const file = await exportProjectFile(db, PROJECT_ID, sha256Hex);
  expect(file.ok).toBe(true);
  expect(JSON.stringify(file)).not.toContain('desk.example');
});
