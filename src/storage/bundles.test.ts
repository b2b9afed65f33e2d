import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { addArticle, listArticles } from './article-repository.ts';
import { addBundle, readBundle, writeBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { openLayer, writeSnapshot } from './layer-repository.ts';
import { loadEntities, loadProject, saveProject } from './project-repository.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeArticle,
  makeCodebook,
  makeEntity,
  makeLayer,
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

afterEach(() => {
  vi.restoreAllMocks();
});

/** Two articles, one deleted; a layer with a snapshot and a tail, one with a tail only, one untouched. */
async function fill(): Promise<ProjectBundle> {
  const first = makeNewArticle('a1', { createdAt: 5 });
  valueOf(await addArticle(db, { ...first, original: Uint8Array.of(9, 8) }));
  const second = makeNewArticle('a2', { createdAt: 3, deletedAt: 4 });
  valueOf(await addArticle(db, second));
  valueOf(await addArticle(db, makeNewArticle('a3', { createdAt: 5 })));
  const session = new TestSession(first.layer);
  session.run(
    batch({ kind: 'add-entity', entity: makeEntity('e1') }, add('z', { entityId: brand('e1') })),
  );
  valueOf(await session.save(db));
  valueOf(await writeSnapshot(db, first.layer.id, 1, session.state));
  session.run(add('y', { fragments: [{ start: 0, end: 4 }] }));
  valueOf(await session.save(db));
  const other = new TestSession(second.layer);
  other.run(add('x'));
  valueOf(await other.save(db));
  return valueOf(await readBundle(db, PROJECT_ID));
}

test('a bundle holds the whole project as it is on the disk, in a fixed order', async () => {
  const bundle = await fill();
  expect(bundle.project).toEqual(makeProject());
  expect(bundle.entities).toEqual([makeEntity('e1')]);
  expect(bundle.articles.map(({ article }) => article.id)).toEqual(['a2', 'a1', 'a3']);
  expect(bundle.articles[1]?.original).toEqual(Uint8Array.of(9, 8));
  const layers = bundle.articles.map(({ layers: list }) => list[0]);
  expect(layers.map((item) => item?.annotations.map(({ id }) => id))).toEqual([
    ['x'],
    ['y', 'z'],
    [],
  ]);
  expect(layers.map((item) => item?.layer.rev)).toEqual([1, 2, 0]);
});

test('a bundle written into an empty project reads back the same', async () => {
  const bundle = await fill();
  const empty = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(empty, makeProject({ id: brand('blank') }), brand('someone')));
  valueOf(await writeBundle(empty, bundle, ME));

  expect(valueOf(await readBundle(empty, PROJECT_ID))).toEqual(bundle);
  expect(await loadProject(empty)).toEqual({ project: bundle.project, me: ME });
  expect(await empty.projects.count()).toBe(1);
  expect(empty.canary.isSet()).toBe(true);
  const opened = valueOf(await openLayer(empty, makeArticle('a1').id, ME));
  expect(opened.layer.rev).toBe(2);
  const session = new TestSession(opened.layer, opened.state);
  session.run(add('w'));
  expect((await session.save(empty)).ok).toBe(true);
});

test('a project with articles is never replaced', async () => {
  const bundle = await fill();
  expect(await writeBundle(db, bundle, ME)).toEqual({ ok: false, error: { kind: 'not-empty' } });
  expect(valueOf(await readBundle(db, PROJECT_ID))).toEqual(bundle);
});

test.each(['projects', 'texts', 'layers', 'snapshots', 'originals'])(
  'an import that fails at %s leaves nothing behind',
  async (store) => {
    const bundle = await fill();
    const empty = await openTab(`test-${crypto.randomUUID()}`);
    const blank = makeProject({ id: brand('blank') });
    valueOf(await saveProject(empty, blank, ME));
    // oxlint-disable-next-line typescript/unbound-method -- Called with the store it belongs to.
    const original = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...args
    ) {
      if (this.name === store) throw new DOMException('', 'QuotaExceededError');
      return original.apply(this, args);
    });
    expect(await writeBundle(empty, bundle, ME)).toMatchObject({
      ok: false,
      error: { reason: 'disk-full' },
    });
    vi.restoreAllMocks();
    expect(await loadProject(empty)).toEqual({ project: blank, me: ME });
    const tables = [empty.articles, empty.texts, empty.layers, empty.snapshots, empty.entities];
    expect(await Promise.all(tables.map((table) => table.count()))).toEqual([0, 0, 0, 0, 0]);
    expect(empty.canary.isSet()).toBe(false);
  },
);

test('added articles stand beside those that are here, which stay as they are', async () => {
  const bundle = await fill();
  const mine = makeNewArticle('a1', { title: 'Mine' });
  const target = await openTab(`test-${crypto.randomUUID()}`);
  const project = makeProject({ id: brand('target'), codebook: makeCodebook('2.0.0') });
  valueOf(await saveProject(target, project, ME));
  valueOf(
    await addArticle(target, { ...mine, article: { ...mine.article, projectId: project.id } }),
  );
  const renamed = makeEntity('e1', { projectId: project.id, name: 'As I call her' });
  await target.entities.put(renamed);

  const incoming: ProjectBundle = {
    ...bundle,
    project: { ...bundle.project, annotators: [{ id: brand('colleague'), name: 'Bo' }] },
    entities: [...bundle.entities, makeEntity('e2')],
  };
  expect(await addBundle(target, project.id, incoming)).toEqual({
    ok: true,
    value: { articles: 2, annotations: 1, skipped: 1 },
  });
  const listed = await listArticles(target, project.id, ME);
  expect(listed.map(({ article }) => article.title)).toEqual(['Mine', 'Article a2', 'Article a3']);
  expect((await loadEntities(target, project.id)).map(({ name }) => name)).toEqual([
    'As I call her',
    'e2',
  ]);
  const merged = (await loadProject(target))?.project;
  expect(merged?.codebook.version).toBe('2.0.0');
  expect(merged?.codebookHistory.map(({ version }) => version)).toEqual(['1.0.0']);
  expect(merged?.annotators.map(({ name }) => name)).toEqual(['Ada', 'Bo']);

  expect(await addBundle(target, project.id, incoming)).toEqual({
    ok: true,
    value: { articles: 0, annotations: 0, skipped: 3 },
  });
});

test('an article whose layer is known under another article is skipped, not mixed up', async () => {
  const bundle = await fill();
  const article = makeArticle('b1');
  const layer = makeLayer('layer-a1', article);
  const revision = bundle.articles[0]?.revision;
  if (!revision) throw new Error('no article');
  const clash = {
    ...bundle,
    articles: [{ article, revision, layers: [{ layer, annotations: [], relations: [] }] }],
  };
  expect(await addBundle(db, PROJECT_ID, clash)).toMatchObject({
    value: { articles: 0, skipped: 1 },
  });
  expect(valueOf(await readBundle(db, PROJECT_ID))).toEqual(bundle);
});

test('adding to a project that is not there changes nothing', async () => {
  const bundle = await fill();
  expect(await addBundle(db, brand('nope'), bundle)).toEqual({
    ok: false,
    error: { kind: 'no-project' },
  });
  expect(await readBundle(db, brand('nope'))).toEqual({ ok: false, error: { kind: 'no-project' } });
});

test('a damaged layer is named rather than exported in part', async () => {
  await fill();
  await db.log.clear();
  expect(await readBundle(db, PROJECT_ID)).toMatchObject({
    ok: false,
    error: { kind: 'damaged-layer', layer: { id: 'layer-a2' }, rev: 1 },
  });
});
