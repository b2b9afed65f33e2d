import 'fake-indexeddb/auto';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { emptyLayer } from '#domain/annotation/empty-layer.ts';
import type { Attributes } from '#domain/annotation/annotation.ts';
import { anAnnotation } from '#domain/annotation/test-layers.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { curatedLayerId } from '#domain/curation/curated-layer-id.ts';
import type { Outcome } from '#domain/curation/review-log.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import { makeExportSet } from '#domain/export/export-set.ts';
import { readBundle } from '#storage/bundles.ts';
import { addLayers } from '#storage/database.ts';
import { openDatabase } from '#storage/open-database.ts';
import { packLayer } from '#storage/pack-layer.ts';
import { readReviewRows } from '#storage/review-repository.ts';
import { exportProjectFile } from '#storage/project-file-jobs.ts';
import { sha256Hex } from '#storage/sha-256.ts';
import { answer, tag } from './annotate.ts';
import { undo } from './history.ts';
import { boot } from './boot.ts';
import { areEditsSaved } from './edits-saved.ts';
import { hear } from './hear-tabs.ts';
import { importPaste } from './import-articles.ts';
import { deleteEverything, purgeArticle, trashArticle } from './library.ts';
import { closeArticle, openArticle } from './open-article.ts';
import {
  closeReview,
  decide,
  decideRule,
  giveVerdict,
  openReview,
  previewRule,
  redoReview,
  takeAgreed,
  takeNewerCopies,
  undoReview,
} from './review.ts';
import { database, runtime, store } from './store.ts';
import { installReviewWorker } from './test-review-worker.ts';
import { installTestWorker } from './test-worker.ts';

const STORY = `Mayor opens bridge

“The bridge is safe,” Mayor Ana Núñez said. “It will hold,” Núñez said.
`;
const BEN = brand<AnnotatorId>('ben');
const BENS_LAYER = brand<LayerId>('layer-ben');

let articleId: ArticleId;
/** Of the article. */
let words: string;
/** What a claim is given when it is tagged. */
let attributes: Attributes;

beforeAll(async () => {
  installTestWorker();
  await boot();
});

beforeEach(async () => {
  vi.restoreAllMocks();
  closeReview();
  await deleteEverything();
  installTestWorker();
  const id = (await importPaste({ text: STORY })).taken[0]?.id;
  if (!id) throw new Error('not taken');
  articleId = id;
  installReviewWorker();
  await openArticle(id);
  tagWords('“The bridge is safe,”');
  tagWords('“It will hold,”');
  tagWords('Mayor Ana Núñez', 'SPEAKER');
  await runtime.session?.saver.settled();
  const { open } = store.getState();
  const claims = open ? [...valuesOf(open.state.annotations)] : [];
  attributes = claims.find(({ label }) => label === 'CLAIM')?.attributes ?? {};
  words = open?.revision.text ?? '';
  closeArticle();
  await addBen();
});

function tagWords(part: string, label = 'CLAIM') {
  const start = store.getState().open?.revision.text.indexOf(part) ?? -1;
  return tag(label, { start, end: start + part.length });
}

function spanOf(part: string): readonly [number, number] {
  const start = words.indexOf(part);
  return [start, start + part.length];
}

/** As an import would: a colleague's layer, beside mine. */
function addBen(): Promise<void> {
  return addColleague(BENS_LAYER, BEN);
}

async function addColleague(layerId: LayerId, annotatorId: AnnotatorId): Promise<void> {
  const db = database();
  const article = await db.articles.get(articleId);
  if (!article) throw new Error('no article');
  const annotations = [
    anAnnotation('b1', ...spanOf('The bridge is safe,'), { attributes }),
    anAnnotation('b2', ...spanOf('“It will hold,”'), { attributes }),
    anAnnotation('b3', ...spanOf('Núñez said.'), { label: 'CUE' }),
  ];
  const layer = { ...emptyLayer(layerId, article, annotatorId, DEFAULT_CODEBOOK.version), rev: 1 };
  const project = await db.projects.get(article.projectId);
  if (!project) throw new Error('no project');
  await db.transaction('rw', db.projects, db.layers, db.uses, db.snapshots, async () => {
    const annotators = [...project.annotators, { id: annotatorId, name: annotatorId }];
    await db.projects.put({ ...project, annotators });
    await addLayers(db, [layer]);
    await db.snapshots.add({
      layerId,
      rev: 1,
      packed: packLayer({ annotations, relations: [] }),
    });
  });
}

function review() {
  const { review: shown } = store.getState();
  if (!shown) throw new Error('no review is open');
  return shown;
}

const statuses = () =>
  review().items.map(({ difference, status }) => `${difference.kind} ${status}`);
const BENS: Outcome = { kind: 'take', layer: BENS_LAYER };
const keyOf = (kind: string): string =>
  review().items.find(({ difference }) => difference.kind === kind)?.difference.key ?? '';

async function saved(): Promise<void> {
  await runtime.review?.saver.settled();
}

async function curatedOnDisk(): Promise<readonly string[]> {
  const { project } = store.getState();
  if (!project) throw new Error('no project');
  const read = await readBundle(database(), project.id);
  if (!read.ok || read.value.damaged.length > 0) throw new Error('damaged');
  const set = makeExportSet(read.value.bundle, { layers: 'curated' });
  return set.documents.flatMap(({ annotations, revision }) =>
    annotations.map(
      ({ label, fragments }) =>
        `${label} ${fragments.map(({ start, end }) => revision.text.slice(start, end)).join('…')}`,
    ),
  );
}

test('an agreed version that came with a file is told of until something is said here', async () => {
  const db = database();
  const article = await db.articles.get(articleId);
  if (!article) throw new Error('no article');
  const layerId = curatedLayerId(articleId);
  const empty = emptyLayer(layerId, article, BEN, DEFAULT_CODEBOOK.version);
  const counts = { ...empty.counts, annotations: 1 };
  await db.transaction('rw', db.layers, db.uses, db.snapshots, async () => {
    await addLayers(db, [{ ...empty, role: 'curated', rev: 1, counts }]);
    const annotations = [anAnnotation('c1', ...spanOf('“It will hold,”'), { attributes })];
    await db.snapshots.add({
      layerId,
      rev: 1,
      packed: packLayer({ annotations, relations: [] }),
    });
  });
  for (let times = 0; times < 2; times += 1) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    expect(await openReview(articleId)).toBe('opened');
    expect(review().replaces).toBe(1);
    closeReview();
    // oxlint-disable-next-line no-await-in-loop -- As above.
    expect((await db.layers.get(layerId))?.rev).toBe(1);
  }
  // A colleague's file has brought a verdict, which changes no agreed version.
  const verdict = { kind: 'verdict', layer: BENS_LAYER, rev: 1, verdict: 'approved' } as const;
  await db.reviews.add({ articleId, by: BEN, seq: 1, at: 1, entry: verdict });
  await openReview(articleId);
  expect(review().replaces).toBe(1);
  decide([keyOf('edge')], BENS);
  await saved();
  closeReview();
  await openReview(articleId);
  expect(review().replaces).toBe(0);
});

test('decisions are on the disk with the curated layer, survive closing, and no layer of anybody changes', async () => {
  const before = await database().layers.toArray();
  expect(await openReview(articleId)).toBe('opened');
  expect(statuses()).toEqual(['edge open', 'only open', 'only open']);
  expect(review().agreed).toEqual({ count: 1, isTaken: false });
  takeAgreed();
  expect(decide([keyOf('edge')], BENS)).toEqual({ ok: true });
  expect(review().save.kind).toBe('saving');
  await saved();
  expect(await curatedOnDisk()).toEqual(['CLAIM The bridge is safe,', 'CLAIM “It will hold,”']);
  closeReview();
  await openReview(articleId);
  expect(statuses()).toEqual(['edge decided', 'only open', 'only open']);
  expect(review().agreed.isTaken).toBe(true);
  const after = await database().layers.toArray();
  expect(after.filter(({ role }) => role === 'annotator')).toEqual(before);
});

test('opening a decided review again writes nothing', async () => {
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  await saved();
  const before = await database().layers.get(curatedLayerId(articleId));
  closeReview();
  await openReview(articleId);
  expect(await database().layers.get(curatedLayerId(articleId))).toEqual(before);
});

test('somebody whom only the compared copy names still is not lost by an undo', async () => {
  await openArticle(articleId);
  const claim = tagWords('Mayor', 'CLAIM');
  if (!claim) throw new Error('not tagged');
  answer(claim, 'speaker', { kind: 'name', name: 'Paula Perón' });
  await runtime.session?.saver.settled();
  closeArticle();
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  await saved();
  closeReview();
  await openArticle(articleId);
  undo();
  undo();
  await runtime.session?.saver.settled();
  const { project } = store.getState();
  if (!project) throw new Error('no project');
  const made = await exportProjectFile(database(), project.id, sha256Hex);
  expect(made).toMatchObject({ ok: true, value: { articles: 1, leftOut: [] } });
});

test('a colleague’s clock that is ahead does not win for ever', async () => {
  await openReview(articleId);
  const [begin] = await readReviewRows(database(), articleId);
  const edge = review().items[0];
  if (!begin || !edge) throw new Error('nothing begun');
  await database().reviews.add({
    ...begin,
    by: BEN,
    seq: 1,
    at: Date.now() + 600_000,
    entry: {
      kind: 'decide',
      how: { kind: 'single' },
      items: [{ key: edge.difference.key, print: edge.print, outcome: { kind: 'neither' } }],
    },
  });
  closeReview();
  await openReview(articleId);
  decide([keyOf('edge')], { kind: 'union' });
  expect(review().items[0]?.outcome).toEqual({ kind: 'union' });
  await saved();
});

test('somebody who comes later is told of, and compared when asked for', async () => {
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  await saved();
  expect(review().hasNewLayers).toBe(false);
  await addColleague(brand<LayerId>('layer-eva'), brand<AnnotatorId>('eva'));
  closeReview();
  await openReview(articleId);
  expect(review()).toMatchObject({ hasNewLayers: true, layers: { length: 2 } });
  await takeNewerCopies();
  expect(review()).toMatchObject({ hasNewLayers: false, layers: { length: 3 } });
});

test('undo and redo are entries of the log, and reach the curated layer', async () => {
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  expect(review()).toMatchObject({ undo: 1, redo: undefined });
  undoReview();
  expect(statuses()[0]).toBe('edge open');
  await saved();
  expect(await curatedOnDisk()).toEqual([]);
  redoReview();
  await saved();
  expect(await curatedOnDisk()).toEqual(['CLAIM The bridge is safe,']);
  const rows = await readReviewRows(database(), articleId);
  expect(rows.map(({ entry }) => entry.kind)).toEqual(['begin', 'decide', 'undo', 'redo']);
});

test('a layer that changes later is compared as it was, until newer copies are asked for', async () => {
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  await saved();
  await openArticle(articleId);
  tagWords('Mayor', 'SOURCE');
  await runtime.session?.saver.settled();
  closeArticle();
  closeReview();
  await openReview(articleId);
  expect(review().items).toHaveLength(3);
  expect(review().layers.filter(({ isBehind }) => isBehind)).toHaveLength(1);
  expect(await takeNewerCopies()).toBe('opened');
  expect(review().items).toHaveLength(4);
  expect(statuses()).toContain('edge decided');
  expect(review().layers.every(({ isBehind }) => !isBehind)).toBe(true);
});

test('as long as nothing is decided, opening a review follows the layers', async () => {
  await openReview(articleId);
  closeReview();
  await openArticle(articleId);
  tagWords('Núñez said.', 'CUE');
  await runtime.session?.saver.settled();
  closeArticle();
  await openReview(articleId);
  expect(review().agreed.count).toBe(2);
  expect(await database().frozen.count()).toBe(2);
});

test('a copy of a practice stays one when a review begins', async () => {
  await openReview(articleId);
  closeReview();
  const before = await database().frozen.toArray();
  await database().frozen.bulkPut(before.map((row) => ({ ...row, practice: true })));
  await openArticle(articleId);
  tagWords('Mayor', 'SOURCE');
  await runtime.session?.saver.settled();
  closeArticle();
  await openReview(articleId);
  const kept = (await database().frozen.toArray()).filter(({ practice }) => practice);
  expect(kept).toHaveLength(before.length);
});

test('another tab’s decisions come first, mine are kept after them', async () => {
  await openReview(articleId);
  const other = await openDatabase();
  if (!other.ok) throw new Error(other.error.kind);
  const { me } = store.getState();
  if (!me) throw new Error('nobody');
  const [begin] = await readReviewRows(database(), articleId);
  const edge = review().items[0];
  if (!begin || !edge) throw new Error('nothing begun');
  await other.value.reviews.add({
    ...begin,
    seq: 2,
    entry: {
      kind: 'decide',
      how: { kind: 'single' },
      items: [{ key: edge.difference.key, print: edge.print, outcome: { kind: 'neither' } }],
    },
  });
  decide([keyOf('only')], { kind: 'neither' });
  await saved();
  expect(statuses().slice(0, 2)).toEqual(['edge decided', 'only decided']);
  const seqs = (await readReviewRows(database(), articleId)).map(({ seq }) => seq);
  expect(new Set(seqs)).toEqual(new Set([1, 2, 3]));
  expect(seqs).toHaveLength(3);
  await hear({ kind: 'review-changed', articleId }, async () => undefined);
  expect(review().save.kind).toBe('saved');
  other.value.close();
});

test('a disk that refuses loses nothing: the decision is shown as not saved and written later', async () => {
  await openReview(articleId);
  const add = vi
    .spyOn(database().reviews, 'bulkAdd')
    .mockRejectedValueOnce(new DOMException('full', 'QuotaExceededError'));
  decide([keyOf('edge')], BENS);
  await vi.waitFor(() => {
    expect(review().save).toMatchObject({ kind: 'failed', reason: 'disk-full' });
  });
  expect(await curatedOnDisk()).toEqual([]);
  add.mockRestore();
  runtime.review?.saver.retryNow();
  await saved();
  expect(await curatedOnDisk()).toEqual(['CLAIM The bridge is safe,']);
});

test('a rule decides what it is shown to decide, and only that', async () => {
  await openReview(articleId);
  const rule = { kind: 'ignore-trim', prefer: 'longer' } as const;
  expect(previewRule(rule).items.map(({ key }) => key)).toEqual([keyOf('edge')]);
  decideRule(rule);
  expect(statuses()).toEqual(['edge decided', 'only open', 'only open']);
  await saved();
  expect(await curatedOnDisk()).toEqual(['CLAIM “The bridge is safe,”']);
});

test('a decision keeps the list of layers that screens make their words from, a verdict renews it', async () => {
  await openReview(articleId);
  const { layers } = review();
  decide([keyOf('edge')], BENS);
  expect(review().layers).toBe(layers);
  giveVerdict(BENS_LAYER, 'approved');
  expect(review().layers).not.toBe(layers);
  await saved();
});

test('a verdict belongs to the layer as it was reviewed', async () => {
  await openReview(articleId);
  giveVerdict(BENS_LAYER, 'returned', ' Mind the marks. ');
  await saved();
  const ben = review().layers.find(({ layer }) => layer.id === BENS_LAYER);
  expect(ben?.verdict).toMatchObject({ verdict: 'returned', summary: 'Mind the marks.' });
});

test('an article that is removed for good takes its review along; one without colleagues has none', async () => {
  await openReview(articleId);
  decide([keyOf('edge')], BENS);
  await saved();
  closeReview();
  await trashArticle(articleId);
  expect(await openReview(articleId)).toBe('not-found');
  await purgeArticle(articleId);
  expect(await database().reviews.count()).toBe(0);
  expect(await database().frozen.count()).toBe(0);
  expect(await database().layers.get(curatedLayerId(articleId))).toBeUndefined();
});

test('decisions that wait for the disk are given up with the article they are about', async () => {
  await openReview(articleId);
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  decide([keyOf('edge')], BENS);
  closeReview();
  expect(store.getState().unsavedElsewhere).toBe(1);
  vi.restoreAllMocks();
  await deleteEverything();
  expect(store.getState().unsavedElsewhere).toBe(0);
  expect(await areEditsSaved()).toBe(true);
});

test('one’s own work alone is nothing to compare, a colleague’s alone is all questions', async () => {
  const { me } = store.getState();
  const db = database();
  await Promise.all([
    db.layers.delete(BENS_LAYER),
    db.uses.delete(BENS_LAYER),
    db.snapshots.clear(),
  ]);
  expect(await openReview(articleId)).toBe('nothing-to-compare');
  await addBen();
  const own = await database()
    .layers.where('annotatorId')
    .equals(me?.id ?? '')
    .toArray();
  await db.layers.bulkDelete(own.map(({ id }) => id));
  expect(await openReview(articleId)).toBe('opened');
  expect(statuses()).toEqual(['only open', 'only open', 'only open']);
  decide([keyOf('only')], BENS);
  await saved();
  expect(await curatedOnDisk()).toEqual(['CLAIM The bridge is safe,']);
});
