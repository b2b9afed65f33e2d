import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import {
  type AnnotatorId,
  type ArticleId,
  type LayerId,
  type ProjectId,
  brand,
} from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { addArticle, listArticles } from './article-repository.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { type Here, importBundle } from './import-bundle.ts';
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

const HERE: Here = { projectId: PROJECT_ID, me: ME };

async function readWhole(from: Database): Promise<ProjectBundle> {
  const { bundle, damaged } = valueOf(await readBundle(from, PROJECT_ID));
  expect(damaged).toEqual([]);
  return bundle;
}

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
  return readWhole(db);
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
  const here = { projectId: brand<ProjectId>('blank'), me: brand<AnnotatorId>('someone') };
  expect(valueOf(await importBundle(empty, here, bundle))).toMatchObject({
    mode: 'replaced-empty',
    articles: 3,
    annotations: 3,
    kept: 0,
  });

  expect(await readWhole(empty)).toEqual(bundle);
  expect(await loadProject(empty)).toEqual({ project: bundle.project, me: ME });
  expect(await empty.projects.count()).toBe(1);
  expect(empty.canary.isSet()).toBe(true);
  const opened = valueOf(await openLayer(empty, makeArticle('a1').id, ME));
  expect(opened.layer.rev).toBe(2);
  const session = new TestSession(opened.layer, opened.state);
  session.run(add('w'));
  expect((await session.save(empty)).ok).toBe(true);
});

test('what is in a library where nothing was annotated stays beside the restored project', async () => {
  const bundle = await fill();
  const target = await openTab(`test-${crypto.randomUUID()}`);
  const project = makeProject({ id: brand('new'), annotators: [{ id: brand('x'), name: 'Me' }] });
  const here: Here = { projectId: project.id, me: brand('x') };
  valueOf(await saveProject(target, project, here.me));
  const sample = makeNewArticle('sample', { projectId: project.id });
  valueOf(
    await addArticle(target, { ...sample, layer: { ...sample.layer, annotatorId: here.me } }),
  );
  const trashed = makeNewArticle('tried', { projectId: project.id, deletedAt: 9 });
  const layer = { ...trashed.layer, annotatorId: here.me };
  valueOf(await addArticle(target, { ...trashed, layer }));
  const tried = new TestSession(layer);
  tried.run(add('t'));
  valueOf(await tried.save(target));

  expect(valueOf(await importBundle(target, here, bundle))).toMatchObject({
    mode: 'replaced-empty',
    articles: 3,
    kept: 1,
    otherLayers: 0,
  });
  expect(await loadProject(target)).toEqual({ project: bundle.project, me: ME });
  const listed = await listArticles(target, PROJECT_ID, ME);
  expect(listed.map(({ article, layer: mine }) => [article.id, mine?.counts.annotations])).toEqual([
    ['a1', 2],
    ['a2', 1],
    ['a3', 0],
    ['sample', 0],
    ['tried', 1],
  ]);
  expect((await readWhole(target)).articles).toHaveLength(5);
});

test('the one annotator of a backup from elsewhere is taken as me beside my own work', async () => {
  const bundle = await fill();
  const target = await openTab(`test-${crypto.randomUUID()}`);
  const me = brand<AnnotatorId>('x');
  const project = makeProject({ id: brand('new'), annotators: [{ id: me, name: 'Me' }] });
  valueOf(await saveProject(target, project, me));
  const own = makeNewArticle('own', { projectId: project.id });
  const layer = { ...own.layer, annotatorId: me };
  valueOf(await addArticle(target, { ...own, layer }));
  const session = new TestSession(layer);
  session.run(add('mine'));
  valueOf(await session.save(target));

  const here: Here = { projectId: project.id, me };
  expect(valueOf(await importBundle(target, here, bundle))).toMatchObject({
    mode: 'added',
    articles: 3,
    otherLayers: 0,
    takenAsMe: 'Ada',
  });
  expect(valueOf(await openLayer(target, makeArticle('a1').id, me)).state.annotations.size).toBe(2);
  expect((await loadProject(target))?.project.annotators).toEqual([{ id: me, name: 'Me' }]);
});

test('layers of several annotators keep their names, and it is told how many are not mine', async () => {
  const bundle = await fill();
  const target = await openTab(`test-${crypto.randomUUID()}`);
  const me = brand<AnnotatorId>('x');
  valueOf(await saveProject(target, makeProject({ id: brand('new') }), me));
  const own = makeNewArticle('own', { projectId: brand('new') });
  const layer = { ...own.layer, annotatorId: me };
  valueOf(await addArticle(target, { ...own, layer }));
  const session = new TestSession(layer);
  session.run(add('mine'));
  valueOf(await session.save(target));
  const annotators = [...bundle.project.annotators, { id: brand<AnnotatorId>('bo'), name: 'Bo' }];
  const incoming = { ...bundle, project: { ...bundle.project, annotators } };
  const imported = valueOf(await importBundle(target, { projectId: brand('new'), me }, incoming));
  expect(imported).toMatchObject({ mode: 'added', otherLayers: 3 });
  expect(imported.takenAsMe).toBeUndefined();
});

test('of a layer that is here too the higher revision wins, and goes on from there', async () => {
  const bundle = await fill();
  const [, item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const ahead = { ...layer, layer: { ...layer.layer, rev: 7 }, annotations: [] };
  const file = { ...bundle, articles: [{ ...item, layers: [ahead] }] };
  expect(valueOf(await importBundle(db, HERE, file))).toMatchObject({
    articles: 0,
    skipped: 0,
    newer: [{ articleId: 'a1', rev: 7 }],
  });
  const opened = valueOf(await openLayer(db, item.article.id, ME));
  expect(opened.layer.rev).toBe(7);
  expect(opened.state.annotations.size).toBe(0);
  expect(opened.history).toEqual({ undo: [], redo: [] });
  const session = new TestSession(opened.layer, opened.state);
  session.run(add('on'));
  expect((await session.save(db)).ok).toBe(true);
  // The same file again is older now.
  expect(valueOf(await importBundle(db, HERE, file))).toMatchObject({ skipped: 1, newer: [] });
});

/** Ben has annotated the text of `a1` on a computer of his own, where the article has another id. */
async function fromBen(): Promise<ProjectBundle> {
  const bundle = await fill();
  const [, item] = bundle.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const ben = brand<AnnotatorId>('ben');
  const article = { ...item.article, id: brand<ArticleId>('theirs'), title: 'As Ben calls it' };
  const ids = { articleId: article.id, annotatorId: ben, id: brand<LayerId>('layer-ben') };
  const his = { ...layer, layer: { ...layer.layer, ...ids } };
  const curated = {
    ...his,
    layer: { ...his.layer, id: brand<LayerId>('theirs:curated'), role: 'curated' as const },
  };
  return {
    project: makeProject({ id: brand('bens'), annotators: [{ id: ben, name: 'Ben' }] }),
    entities: bundle.entities,
    articles: [
      {
        article,
        revision: item.revision,
        layers: [his, curated],
        frozen: [{ ...his, at: 20 }],
        reviews: [
          {
            articleId: article.id,
            by: ben,
            seq: 1,
            at: 21,
            entry: { kind: 'begin', mode: 'equals', layers: [{ id: his.layer.id, rev: 2 }] },
          },
        ],
        comments: [
          {
            id: brand('c1'),
            articleId: article.id,
            threadId: brand('c1'),
            by: ben,
            at: 22,
            kind: 'comment',
            text: 'Look here.',
            mentions: [],
          },
        ],
      },
    ],
  };
}

test('a colleague’s work on a text that is here comes beside mine, on my article', async () => {
  const theirs = await fromBen();
  const before = await readWhole(db);
  expect(valueOf(await importBundle(db, HERE, theirs))).toMatchObject({
    mode: 'added',
    articles: 0,
    beside: 2,
    otherLayers: 2,
    skipped: 0,
  });
  const after = await readWhole(db);
  expect(after.articles.map(({ article }) => article)).toEqual(
    before.articles.map(({ article }) => article),
  );
  const [, item] = after.articles;
  expect(item?.layers.map(({ layer }) => [layer.id, layer.articleId, layer.annotatorId])).toEqual([
    ['a1:curated', 'a1', 'ben'],
    ['layer-a1', 'a1', ME],
    ['layer-ben', 'a1', 'ben'],
  ]);
  expect(item?.layers[1]).toEqual(before.articles[1]?.layers[0]);
  expect(item?.frozen?.map(({ layer }) => [layer.id, layer.articleId])).toEqual([
    ['layer-ben', 'a1'],
  ]);
  expect(item?.reviews).toMatchObject([{ articleId: 'a1', by: 'ben' }]);
  expect(item?.comments).toMatchObject([{ articleId: 'a1', text: 'Look here.' }]);
  expect(after.project.annotators.map(({ name }) => name)).toEqual(['Ada', 'Ben']);

  expect(valueOf(await importBundle(db, HERE, theirs))).toMatchObject({ beside: 0, skipped: 1 });
  expect(await readWhole(db)).toEqual(after);
});

test('decisions from my other computer come after those made here, none in the place of another', async () => {
  const bundle = await fill();
  const [, item] = bundle.articles;
  if (!item) throw new Error('no article');
  const { article } = item;
  const row = (seq: number, at: number, entry: ReviewRow['entry']): ReviewRow => ({
    articleId: article.id,
    by: ME,
    seq,
    at,
    entry,
  });
  const begin = { kind: 'begin' as const, mode: 'lead' as const, layers: [] };
  const here = row(1, 5, begin);
  await db.reviews.add(here);
  const reviews = [row(1, 8, begin), row(2, 9, { kind: 'undo', of: 1 })];
  const file = { ...bundle, articles: [{ ...item, reviews }] };
  valueOf(await importBundle(db, HERE, file));
  valueOf(await importBundle(db, HERE, file));
  expect(await db.reviews.toArray()).toEqual([
    here,
    row(2, 8, begin),
    row(3, 9, { kind: 'undo', of: 2 }),
  ]);
});

test('a backup holds reviews, frozen copies and comments, and restores them', async () => {
  valueOf(await importBundle(db, HERE, await fromBen()));
  const bundle = await readWhole(db);
  const empty = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(empty, makeProject({ id: brand('blank') }), ME));
  valueOf(await importBundle(empty, { projectId: brand('blank'), me: ME }, bundle));
  expect(await readWhole(empty)).toEqual(bundle);
});

test('a codebook of a known version with other content is refused with its place', async () => {
  const bundle = await fill();
  const codebook = { ...bundle.project.codebook, name: 'Another' };
  const file = { ...bundle, project: { ...bundle.project, codebook } };
  expect(await importBundle(db, HERE, file)).toEqual({
    ok: false,
    error: { kind: 'codebook-differs', place: 'project.codebook', version: '1.0.0' },
  });
  expect(await readWhole(db)).toEqual(bundle);
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
    expect(await importBundle(empty, { projectId: blank.id, me: ME }, bundle)).toMatchObject({
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
  const session = new TestSession(mine.layer);
  session.run(add('m'));
  session.run(add('n'));
  valueOf(await session.save(target));
  const renamed = makeEntity('e1', { projectId: project.id, name: 'As I call her' });
  await target.entities.put(renamed);

  const incoming: ProjectBundle = {
    ...bundle,
    project: {
      ...bundle.project,
      annotators: [...bundle.project.annotators, { id: brand('colleague'), name: 'Bo' }],
    },
    entities: [...bundle.entities, makeEntity('e2')],
  };
  const here = { projectId: project.id, me: ME };
  expect(valueOf(await importBundle(target, here, incoming))).toMatchObject({
    mode: 'added',
    articles: 2,
    annotations: 1,
    skipped: 1,
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

  expect(valueOf(await importBundle(target, here, incoming))).toMatchObject({
    articles: 0,
    annotations: 0,
    skipped: 3,
    newer: [],
  });
});

test('who is protected in a file is so here too, whoever they were merged into', async () => {
  await fill();
  await db.entities.bulkPut([
    makeEntity('e1', { mergedInto: brand('e2') }),
    makeEntity('e2', { name: 'As I call her' }),
  ]);
  const bundle = await readWhole(db);
  const entities = [makeEntity('e1', { confidential: true }), makeEntity('e2')];
  valueOf(await importBundle(db, HERE, { ...bundle, entities }));
  expect(await loadEntities(db, PROJECT_ID)).toEqual([
    makeEntity('e1', { mergedInto: brand('e2') }),
    makeEntity('e2', { name: 'As I call her', confidential: true }),
  ]);
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
  expect(await importBundle(db, HERE, clash)).toMatchObject({
    value: { articles: 0, skipped: 1 },
  });
  expect(await readWhole(db)).toEqual(bundle);
});

test('adding to a project that is not there changes nothing', async () => {
  const bundle = await fill();
  expect(await importBundle(db, { projectId: brand('nope'), me: ME }, bundle)).toEqual({
    ok: false,
    error: { kind: 'no-project' },
  });
  expect(await readBundle(db, brand('nope'))).toEqual({ ok: false, error: { kind: 'no-project' } });
});

test('a damaged article is named, and the others are still read', async () => {
  const bundle = await fill();
  await db.log.delete([makeLayer('layer-a2', makeArticle('a2')).id, 1]);
  const read = valueOf(await readBundle(db, PROJECT_ID));
  expect(read.damaged.map(({ title }) => title)).toEqual(['Article a2']);
  expect(read.bundle.articles).toEqual(bundle.articles.slice(1));
  const only = valueOf(await readBundle(db, PROJECT_ID, [makeArticle('a1').id]));
  expect(only.bundle.articles).toEqual(bundle.articles.slice(1, 2));
});
