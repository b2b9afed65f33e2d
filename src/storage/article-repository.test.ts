import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { sortedAnnotations } from '#domain/annotation/build-layer-state.ts';
import { anAnnotation, anEntity } from '#domain/annotation/test-layers.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { type TextHash, brand } from '#domain/ids.ts';
import {
  addArticle,
  addArticles,
  deleteEverything,
  listArticles,
  purgeArticle,
  readOriginal,
  updateArticle,
} from './article-repository.ts';
import { type Database, SCHEMA, rowsOf } from './database.ts';
import { addLayer, openLayer, writeSnapshot } from './layer-repository.ts';
import { loadLastBackup, loadProject, saveLastBackup, saveProject } from './project-repository.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  makeArticle,
  makeLayer,
  makeNewArticle,
  makeProject,
  memoryCanary,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let name: string;
let db: Database;
const canary = memoryCanary();

beforeEach(async () => {
  name = `test-${crypto.randomUUID()}`;
  canary.clear();
  db = await openTab(name, canary);
  valueOf(await saveProject(db, makeProject(), ME));
});

const id = (text: string) => makeArticle(text).id;

test('the list holds each article with my layer, and none of another project', async () => {
  const first = makeNewArticle('a1');
  valueOf(await addArticle(db, first));
  await db.articles.add(makeArticle('a2', { projectId: brand('p2') }));
  valueOf(
    await addLayer(db, makeLayer('theirs', first.article, { annotatorId: brand('colleague') })),
  );
  expect(await listArticles(db, PROJECT_ID, ME)).toEqual([
    { article: first.article, layer: rowsOf(first.layer).layer },
  ]);
  expect(await listArticles(db, PROJECT_ID, brand('nobody'))).toEqual([
    { article: first.article, layer: undefined },
  ]);
});

test('an article that comes annotated opens with its layer, and there is nothing to undo', async () => {
  const { article, revision } = makeNewArticle('a1');
  const person = anEntity('e1', 'Ana', { projectId: PROJECT_ID });
  const annotations = [anAnnotation('n1', 0, 3, { label: 'SPEAKER', entityId: person.id })];
  const layer = { ...makeLayer('l1', article), rev: 1, entityIds: [person.id] };
  const contents = { annotations, relations: [], entities: [person] };
  valueOf(await addArticle(db, { article, revision, layer, contents }));
  const opened = valueOf(await openLayer(db, article.id, ME));
  expect(sortedAnnotations(opened.state)).toEqual(annotations);
  expect([...valuesOf(opened.state.entities)]).toEqual([person]);
  expect(opened.history).toEqual({ undo: [], redo: [] });
  expect(opened.snapshotRev).toBe(1);
});

test('an article for a project that is not the current one is refused', async () => {
  const stray = makeNewArticle('a1', { projectId: brand('gone') });
  expect(await addArticle(db, stray)).toEqual({ ok: false, error: { kind: 'not-current' } });
  expect(await db.articles.count()).toBe(0);
});

test('an annotator has one layer an article, however often one is begun', async () => {
  const { article, layer } = makeNewArticle('a1');
  valueOf(await addArticle(db, makeNewArticle('a1')));
  valueOf(await addLayer(db, makeLayer('second', article)));
  expect(await db.layers.toCollection().primaryKeys()).toEqual([layer.id]);
});

test('the list reads neither texts nor snapshots nor the log', async () => {
  valueOf(await addArticle(db, makeNewArticle('a1')));
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
  const tab = await openTab(name);
  transaction.mockClear();
  await listArticles(tab, PROJECT_ID, ME);
  expect(transaction.mock.calls.map(([stores]) => stores)).toEqual([['articles', 'layers']]);
  transaction.mockRestore();
});

test('what is to be added only if it is new is left out where its text is there, the rest is added', async () => {
  const first = makeNewArticle('a1');
  valueOf(await addArticle(db, first));
  const { textHash } = first.article;
  const again = { ...makeNewArticle('a2', { textHash }), isOnlyIfNew: true };
  const other = makeNewArticle('a3', { textHash: brand<TextHash>('another') });
  const leftOut = valueOf(await addArticles(db, [again, { ...other, isOnlyIfNew: true }]));
  const same = { id: id('a1'), title: first.article.title, isDeleted: false };
  expect([...leftOut]).toEqual([[id('a2'), same]]);
  expect(await db.articles.toCollection().primaryKeys()).toEqual(['a1', 'a3']);
  valueOf(await addArticle(db, makeNewArticle('a4', { textHash })));
  expect(await db.articles.count()).toBe(3);
});

test('an article is added whole or not at all', async () => {
  const added = { ...makeNewArticle('a1'), original: Uint8Array.of(1, 2, 3) };
  valueOf(await addArticle(db, added));
  expect(await readOriginal(db, id('a1'))).toEqual(Uint8Array.of(1, 2, 3));

  const clash = { ...makeNewArticle('a2'), layer: added.layer };
  expect((await addArticle(db, clash)).ok).toBe(false);
  expect(await db.articles.count()).toBe(1);
  expect(await db.texts.count()).toBe(1);
});

test('two tabs that change the same article at once lose neither change', async () => {
  valueOf(await addArticle(db, makeNewArticle('a1')));
  const tabs = await Promise.all([openTab(name), openTab(name)]);
  const changes = Array.from({ length: 100 }, (_value, index) =>
    updateArticle(tabs[index % 2] ?? db, id('a1'), (article) => ({
      ...article,
      updatedAt: article.updatedAt + 1,
    })),
  );
  await Promise.all(changes);
  expect((await db.articles.get(id('a1')))?.updatedAt).toBe(101);
});

test('changing an article that is gone changes nothing', async () => {
  expect(await updateArticle(db, id('gone'), (article) => article)).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await db.articles.count()).toBe(0);
});

test('an article is purged with all that belongs to it; a text that another one has stays', async () => {
  const textHash = makeArticle('shared').textHash;
  const first = makeNewArticle('a1', { textHash });
  valueOf(await addArticle(db, { ...first, original: Uint8Array.of(1) }));
  valueOf(await addArticle(db, makeNewArticle('a2', { textHash })));
  const session = new TestSession(first.layer);
  session.run(add('c1'));
  valueOf(await session.save(db));
  valueOf(await writeSnapshot(db, first.layer.id, 1, session.state));

  valueOf(await purgeArticle(db, id('a1')));
  expect(await openLayer(db, id('a1'), ME)).toMatchObject({ error: { kind: 'no-article' } });
  const left = async () =>
    Promise.all([db.texts, db.originals, db.layers, db.snapshots, db.log].map((t) => t.count()));
  expect(await left()).toEqual([1, 0, 1, 0, 0]);
  expect((await openLayer(db, id('a2'), ME)).ok).toBe(true);

  valueOf(await purgeArticle(db, id('a2')));
  expect(await left()).toEqual([0, 0, 0, 0, 0]);
});

test('deleting everything leaves a database as on the first visit', async () => {
  valueOf(await addArticle(db, makeNewArticle('a1')));
  valueOf(await saveLastBackup(db, 7));
  expect(await loadLastBackup(db)).toBe(7);
  expect(canary.isSet()).toBe(true);

  valueOf(await deleteEverything(db));
  const counts = await Promise.all(db.tables.map((table) => table.count()));
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await db.meta.toArray()).toEqual([{ key: 'schema', value: SCHEMA }]);
  expect(await loadProject(db)).toBeUndefined();
  expect(canary.isSet()).toBe(false);
  expect((await openTab(name, canary)).isOpen()).toBe(true);
});
