import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import { NATIVE_VERSION_FACTOR, SCHEMA } from './database.ts';
import { loadDuplicateIndex } from './near-duplicates.ts';
import { openDatabase } from './open-database.ts';
import { loadProject, saveProject } from './project-repository.ts';
import {
  ME,
  makeEntity,
  makeNewArticle,
  makeProject,
  memoryCanary,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const newName = () => `test-${crypto.randomUUID()}`;

test('the first visit opens an empty database of the present schema', async () => {
  const db = await openTab(newName());
  expect(await db.meta.toArray()).toEqual([{ key: 'schema', value: SCHEMA }]);
  expect(await loadProject(db)).toBeUndefined();
});

test('work that has vanished is told apart from a first visit', async () => {
  const name = newName();
  const canary = memoryCanary();
  const db = await openTab(name, canary);
  valueOf(await saveProject(db, makeProject(), ME));
  expect(canary.isSet()).toBe(false);
  valueOf(await addArticle(db, makeNewArticle('a1')));
  expect(canary.isSet()).toBe(true);
  db.close();
  await Dexie.delete(name);

  expect(await openDatabase({ name, canary })).toEqual({
    ok: false,
    error: { kind: 'data-missing' },
  });
  canary.clear();
  expect((await openDatabase({ name, canary })).ok).toBe(true);
});

test('a canary that a crash kept from being set is set at the next start', async () => {
  const name = newName();
  const db = await openTab(name);
  valueOf(await saveProject(db, makeProject(), ME));
  valueOf(await addArticle(db, makeNewArticle('a1')));

  const canary = memoryCanary();
  await openTab(name, canary);
  expect(canary.isSet()).toBe(true);
});

test('a database of a newer version is not opened, and nothing is added to it', async () => {
  const name = newName();
  const newer = new Dexie(name);
  newer.version(SCHEMA + 1).stores({ meta: 'key', threads: 'id' });
  await newer.open();
  newer.close();

  expect(await openDatabase({ name, canary: memoryCanary() })).toEqual({
    ok: false,
    error: { kind: 'newer-version' },
  });
  const found = (await indexedDB.databases()).find((database) => database.name === name);
  expect(found?.version).toBe((SCHEMA + 1) * NATIVE_VERSION_FACTOR);
});

test('a database of an earlier schema is taken over with what it holds, and can be written to', async () => {
  const name = newName();
  const old = new Dexie(name);
  old.version(1).stores({ meta: 'key', entities: 'id, projectId, speaksFor, partOf' });
  await old.open();
  await old.table('meta').add({ key: 'schema', value: 1 });
  await old.table('entities').add(makeEntity('e1'));
  old.close();
  const db = await openTab(name);
  expect(await db.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA });
  expect(await db.entities.where('mergedInto').equals('x').count()).toBe(0);
  expect(await db.entities.get(brand('e1'))).toEqual(makeEntity('e1'));
  valueOf(await saveProject(db, makeProject(), ME));
});

test('where the browser does not list databases, the schema number still tells', async () => {
  const name = newName();
  const db = await openTab(name);
  await db.meta.put({ key: 'schema', value: SCHEMA + 1 });
  db.close();
  vi.stubGlobal('indexedDB', Object.assign(Object.create(indexedDB), { databases: undefined }));
  const outcome = await openDatabase({ name, canary: memoryCanary() });
  vi.unstubAllGlobals();
  expect(outcome).toEqual({ ok: false, error: { kind: 'newer-version' } });
});

test('a database of the first schema is upgraded with all its work and takes writes', async () => {
  const name = newName();
  const older = new Dexie(name);
  older.version(1).stores({
    meta: 'key',
    projects: 'id',
    articles: 'id, projectId, textHash',
    texts: 'hash',
    originals: 'articleId',
    layers: 'id, articleId, [annotatorId+articleId]',
    uses: 'layerId, *entityIds',
    snapshots: '[layerId+rev]',
    log: '[layerId+rev]',
    entities: 'id, projectId, speaksFor, partOf',
  });
  const { article, revision } = makeNewArticle('a1');
  await older.table('meta').bulkAdd([
    { key: 'schema', value: 1 },
    { key: 'current', projectId: makeProject().id, me: ME },
  ]);
  await older.table('projects').add(makeProject());
  await older.table('articles').add(article);
  await older.table('texts').add(revision);
  older.close();

  const db = await openTab(name);
  expect(await db.meta.get('schema')).toEqual({ key: 'schema', value: SCHEMA });
  expect((await loadProject(db))?.project).toEqual(makeProject());
  expect(await db.articles.toArray()).toEqual([article]);
  expect(await db.texts.toArray()).toEqual([revision]);
  valueOf(await addArticle(db, makeNewArticle('a2')));
  expect(await (await loadDuplicateIndex(db, article.projectId)).find(revision.text)).toHaveLength(
    2,
  );
});

test('a browser that gives no database is reported with what it said', async () => {
  const cause = new DOMException('no', 'UnknownError');
  vi.spyOn(indexedDB, 'databases').mockRejectedValue(cause);
  expect(await openDatabase({ name: newName(), canary: memoryCanary() })).toEqual({
    ok: false,
    error: { kind: 'storage-unavailable', cause },
  });
});

test('an old tab cannot write into a database whose schema has moved on', async () => {
  const name = newName();
  const old = await openTab(name);
  const other = await openTab(name);
  valueOf(await saveProject(old, makeProject(), ME));
  await other.meta.put({ key: 'schema', value: SCHEMA + 1 });

  const outcome = await saveProject(old, makeProject({ name: 'Overwritten' }), ME);
  expect(outcome).toMatchObject({ ok: false, error: { reason: 'newer-version-open' } });
  expect((await loadProject(other))?.project.name).toBe('Election');
});

test('a database emptied under an open tab takes no writes', async () => {
  const name = newName();
  const db = await openTab(name);
  const other = await openTab(name);
  await other.meta.clear();
  const outcome = await saveProject(db, makeProject(), ME);
  expect(outcome).toMatchObject({ ok: false, error: { reason: 'database-closed' } });
  expect(await other.projects.count()).toBe(0);
});

test('an open tab lets another one upgrade, says so, and does not come back', async () => {
  const name = newName();
  const onReplaced = vi.fn<() => void>();
  const db = valueOf(await openDatabase({ name, canary: memoryCanary(), onReplaced }));
  const newer = new Dexie(name);
  newer.version(SCHEMA + 1).stores({ meta: 'key', threads: 'id' });
  await newer.open();

  expect(onReplaced).toHaveBeenCalledOnce();
  const outcome = await saveProject(db, makeProject(), ME);
  expect(outcome).toMatchObject({ ok: false, error: { reason: 'newer-version-open' } });
  expect(db.isOpen()).toBe(false);
  expect(await newer.table('meta').count()).toBe(1);
});
