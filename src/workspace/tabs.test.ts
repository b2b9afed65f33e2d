import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type ArticleId, type ProjectId, brand } from '#domain/ids.ts';
import { deleteEverything as deleteRows, listArticles } from '#storage/article-repository.ts';
import type { Database } from '#storage/database.ts';
import { openLayer } from '#storage/layer-repository.ts';
import { openDatabase } from '#storage/open-database.ts';
import { exportProjectFile, importProjectText } from '#storage/project-file-jobs.ts';
import { loadEntities, loadProject, saveProject } from '#storage/project-repository.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { answer, editEntity, tag } from './annotate.ts';
import { boot, showProject, startProject } from './boot.ts';
import { exportProject, showImported } from './exchange.ts';
import { hear } from './hear-tabs.ts';
import { undo } from './history.ts';
import { importPaste } from './import-articles.ts';
import { deleteEverything, purgeArticle, renameProject } from './library.ts';
import { closeArticle, openArticle } from './open-article.ts';
import { emergencyFile } from './rescue.ts';
import { database, runtime, store } from './store.ts';
import { installTestWorker } from './test-worker.ts';

const STORY = `Mayor opens bridge

“The bridge is safe,” Mayor Ana Núñez said on Monday.
`;

let other: Database;

beforeAll(installTestWorker);
beforeAll(async () => {
  await boot();
  const tab = await openDatabase();
  if (!tab.ok) throw new Error(tab.error.kind);
  other = tab.value;
});

beforeEach(async () => {
  vi.restoreAllMocks();
  await deleteEverything();
});

async function addStory(text = STORY): Promise<ArticleId> {
  const id = (await importPaste({ text })).taken[0]?.id;
  if (!id) throw new Error('not taken');
  return id;
}

function opened() {
  const { open, project, me } = store.getState();
  if (!open || !project || !me) throw new Error('nothing is open');
  return { ...open, project, me };
}

function named(name: string): Entity {
  const entity = [...valuesOf(opened().state.entities)].find((each) => each.name === name);
  if (!entity) throw new Error(`nobody is called ${name}`);
  return entity;
}

function claimBy(name: string): void {
  const claim = tag('CLAIM', { start: 20, end: 41 });
  if (claim) answer(claim, 'speaker', { kind: 'name', name });
}

const settled = async (): Promise<void> => runtime.session?.saver.settled();

async function storedEntities(): Promise<readonly Entity[]> {
  const current = await loadProject(database());
  return current ? loadEntities(database(), current.project.id) : [];
}

test('a tab that shows a project another tab has replaced adds to the one that is there now', async () => {
  await addStory();
  const stale = store.getState();
  if (!stale.project || !stale.me) throw new Error('no project');
  await deleteRows(other);
  const next = { ...stale.project, id: brand<ProjectId>('next'), name: 'Next' };
  await saveProject(other, next, stale.me.id);

  await renameProject('Stale');
  expect((await loadProject(other))?.project).toMatchObject({ id: 'next', name: 'Next' });
  expect(store.getState().notices.at(-1)?.kind).toBe('project-replaced');
  store.setState({ project: stale.project });
  const id = await addStory();
  expect((await listArticles(other, next.id, stale.me.id)).map((row) => row.article.id)).toEqual([
    id,
  ]);
  expect(store.getState().articles.map((row) => row.article.id)).toEqual([id]);
});

test('when another tab has deleted everything this one leaves the article and shows what there is', async () => {
  await openArticle(await addStory());
  await deleteRows(other);
  const begun = await startProject(other);
  await hear({ kind: 'library-changed' }, showProject);
  expect(store.getState().open).toBeUndefined();
  expect(store.getState().project?.id).toBe(begun.project.id);
  expect(store.getState().articles).toEqual([]);
});

test('two first visits at once begin one project', async () => {
  await deleteRows(other);
  const [one, two] = await Promise.all([startProject(database()), startProject(other)]);
  expect(one.project.id).toBe(two.project.id);
  expect(await other.projects.count()).toBe(1);
  await showProject(one);
});

test('a person another tab took away is stored again with the first mark that names them', async () => {
  const one = await addStory();
  const two = await addStory(STORY.replace('Monday', 'Tuesday'));
  await openArticle(one);
  claimBy('Zed Quux');
  await settled();
  await openArticle(two);
  const zed = named('Zed Quux');
  await other.entities.delete(zed.id);
  claimBy('Zed Quux');
  await settled();
  expect((await storedEntities()).map(({ name }) => name)).toContain('Zed Quux');
  const file = await exportProjectFile(database(), opened().project.id, sha256Hex);
  expect(file.ok).toBe(true);
});

test('edits of one person in two tabs are put together, and undo takes back its own field only', async () => {
  const one = await addStory();
  await openArticle(one);
  claimBy('Zed');
  await settled();
  editEntity(named('Zed'), { ...named('Zed'), role: 'minister' });
  await settled();
  const zed = named('Zed');
  await other.entities.put({ ...zed, affiliation: 'party' });
  editEntity(zed, { ...zed, note: 'called twice' });
  await settled();
  const [stored] = await storedEntities();
  expect(stored).toMatchObject({ role: 'minister', affiliation: 'party', note: 'called twice' });
  expect(named('Zed')).toEqual(stored);

  closeArticle();
  await openArticle(one);
  undo();
  undo();
  await settled();
  const [undone] = await storedEntities();
  expect(undone).toEqual({ ...zed, role: undefined, affiliation: 'party' });
  expect(undone).not.toHaveProperty('note');
});

test('a person edited in another tab is seen here at once', async () => {
  await openArticle(await addStory());
  claimBy('Zed');
  await settled();
  await other.entities.put({ ...named('Zed'), role: 'minister' });
  await hear({ kind: 'entities-changed' }, showProject);
  expect(named('Zed').role).toBe('minister');
});

test('an article without a layer that is opened twice at once gets one', async () => {
  const id = await addStory();
  await Promise.all([database().layers.clear(), database().uses.clear()]);
  const outcomes = await Promise.all([openArticle(id), openArticle(id)]);
  expect(outcomes).toEqual(['superseded', 'opened']);
  expect(await database().layers.count()).toBe(1);
});

function failSaves() {
  return vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
}

test('what could not be saved is rescued from all articles, and importing it here brings it in', async () => {
  const one = await addStory();
  const two = await addStory(STORY.replace('Monday', 'Tuesday'));
  const failing = failSaves();
  await openArticle(one);
  claimBy('Zed');
  await openArticle(two);
  tag('CLAIM', { start: 0, end: 5 });
  await expect.poll(() => opened().save.kind).toBe('failed');
  const rescued = await emergencyFile();
  if (!rescued.ok) throw new Error(JSON.stringify(rescued.problems));
  expect(rescued.file.articles).toBe(2);
  failing.mockRestore();
  const { project, me } = opened();

  // As after a reload, and with a little work that was done and saved before the file was at hand.
  for (const { session } of runtime.unsettled.values()) session.saver.discard();
  runtime.session?.saver.discard();
  runtime.unsettled.clear();
  closeArticle();
  await openArticle(two);
  const here = { projectId: project.id, me: me.id };
  const text = await rescued.file.blob.text();
  // One article is annotated already, so the file comes beside what is here.
  tag('CLAIM', { start: 6, end: 11 });
  await settled();
  const imported = await importProjectText(database(), here, text, sha256Hex);
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
  expect(imported.value).toMatchObject({ mode: 'added', articles: 0, skipped: 1 });
  expect(imported.value.newer.map(({ articleId }) => articleId)).toEqual([one]);
  await showImported(imported.value);
  const layer = await openLayer(database(), one, me.id);
  expect(layer.ok && layer.value.state.annotations.size).toBeGreaterThan(0);
});

test('edits that wait for the disk are not given up for a deletion that fails', async () => {
  const id = await addStory();
  const failing = failSaves();
  await openArticle(id);
  tag('CLAIM', { start: 0, end: 5 });
  await expect.poll(() => opened().save.kind).toBe('failed');
  const remove = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('', 'UnknownError');
  });
  await purgeArticle(id);
  expect(opened().state.annotations.size).toBe(1);
  expect(runtime.session?.saver.pending()).toHaveLength(1);
  failing.mockRestore();
  remove.mockRestore();
});

test('an export does not wait for ever when saving begins to fail, nor when it is called off', async () => {
  await openArticle(await addStory());
  failSaves();
  tag('CLAIM', { start: 0, end: 5 });
  expect(await exportProject()).toMatchObject({ ok: false, problems: [{ kind: 'unsaved' }] });
  const leaving = new AbortController();
  leaving.abort();
  expect(await exportProject(leaving.signal)).toMatchObject({
    ok: false,
    problems: [{ kind: 'cancelled' }],
  });
});
