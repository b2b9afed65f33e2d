import 'fake-indexeddb/auto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { forecastExport, makeExport } from './export-jobs.ts';
import type { ExportStage, ExportWish } from './export-messages.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;

/** Two articles, each with a claim of a confidential source; a third in which nothing is marked. */
beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(
    await saveProject(db, makeProject({ codebook: { ...DEFAULT_CODEBOOK, version: '1.0.0' } }), ME),
  );
  for (const id of ['a1', 'a2', 'a3']) {
    const fresh = makeNewArticle(id);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const hash = brand<typeof fresh.revision.hash>(await sha256Hex(fresh.revision.text));
    const article = { ...fresh.article, textHash: hash };
    const layer = { ...fresh.layer, textHash: hash };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await addArticle(db, { article, revision: { ...fresh.revision, hash }, layer }));
    if (id === 'a3') continue;
    const session = new TestSession(layer);
    const entity = makeEntity(`e-${id}`, { name: `Source of ${id}`, confidential: true });
    session.run(
      batch({ kind: 'add-entity', entity }, add(`mark-${id}`, { entityId: brand(`e-${id}`) })),
    );
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
  }
});

const wish = (changes: Partial<ExportWish> = {}): ExportWish => ({
  projectId: PROJECT_ID,
  format: 'csv',
  layers: 'mine',
  me: ME,
  ...changes,
});

async function foreseen(changes: Partial<ExportWish> = {}) {
  const result = await forecastExport(db, wish(changes));
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

async function made(changes: Partial<ExportWish> = {}, stages: ExportStage[] = []) {
  const result = await makeExport(db, wish(changes), sha256Hex, (stage) => stages.push(stage));
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

test('a forecast counts what will be in it, what is lost, and names who is confidential', async () => {
  const found = await foreseen({ format: 'conll' });
  expect(found).toMatchObject({
    articles: 2,
    annotations: 2,
    confidential: ['Source of a1', 'Source of a2'],
    damaged: [],
  });
  expect(found.losses).toContainEqual({ kind: 'articles', count: 1 });
  expect(found.losses).toContainEqual({ kind: 'entities', count: 2 });
  expect(found.labels).toEqual(new Map([['CLAIM', 2]]));
});

test('labels that are left out are still counted, and nobody is named through them', async () => {
  const found = await foreseen({ labels: new Set(['SPEAKER']) });
  expect(found).toMatchObject({ annotations: 0, confidential: [] });
  expect(found.labels).toEqual(new Map([['CLAIM', 2]]));
});

test('the work of others is not mine', async () => {
  expect(await foreseen({ me: brand('somebody-else') })).toMatchObject({ articles: 0 });
  expect(await foreseen({ me: brand('somebody-else'), layers: 'each' })).toMatchObject({
    articles: 2,
  });
});

test('an article that cannot be put together is named, unless it was not asked for', async () => {
  await db.log.delete([makeNewArticle('a2').layer.id, 1]);
  expect(await foreseen()).toMatchObject({ articles: 1, damaged: ['Article a2'] });
  expect(await foreseen({ articles: new Set(['a1', 'a3']) })).toMatchObject({ damaged: [] });
});

test('several files become one archive, each stage told, with the same bytes each time', async () => {
  const stages: ExportStage[] = [];
  const file = await made({}, stages);
  expect(stages).toEqual(['reading', 'writing', 'checking', 'packing']);
  expect(file.fileName).toMatch(/-csv\.zip$/);
  expect(file.verified).toEqual({ spans: 2, of: 2 });
  const tables = unzipSync(file.bytes);
  expect(file.files).toBe(Object.keys(tables).length);
  expect(strFromU8(tables['annotations.csv'] ?? new Uint8Array())).toContain('mark-a1');
  expect((await made()).bytes).toEqual(file.bytes);
});

test('a single file is offered as it is', async () => {
  const file = await made({ format: 'doccano' });
  expect(file).toMatchObject({ fileName: 'doccano.jsonl', files: 1 });
  expect(strFromU8(file.bytes)).toMatch(/^\{/);
});

test('annotation JSON holds a whole article, marked or not', async () => {
  const one = await made({ format: 'annotation-json', articles: new Set(['a3']) });
  expect(one).toMatchObject({ fileName: 'Article-a3.annotations.json', files: 1 });
  expect(one.forecast).toMatchObject({ articles: 1, losses: [] });
  const all = await made({ format: 'annotation-json' });
  expect(Object.keys(unzipSync(all.bytes))).toEqual([
    '0001-Article-a1.annotations.json',
    '0002-Article-a2.annotations.json',
    '0003-Article-a3.annotations.json',
  ]);
  expect(all.verified).toEqual({ spans: 2, of: 2 });
});

test('articles are dealt out by the parts and the seed', async () => {
  const found = await foreseen({ split: { parts: [50, 0, 50], seed: 1 } });
  expect(found.splits).toEqual(new Map([['train', 2]]));
});

test.each<readonly [string, Partial<ExportWish>]>([
  ['work of that kind', { layers: 'curated' }],
  ['claim with a verdict', { format: 'claimreview' }],
  ['article', { articles: new Set(['gone']) }],
])('without any %s there is no file', async (_what, changes) => {
  expect(await makeExport(db, wish(changes), sha256Hex, () => undefined)).toEqual({
    ok: false,
    problem: { kind: 'nothing' },
  });
});

test('a project that is not there cannot be read', async () => {
  expect(await forecastExport(db, wish({ projectId: brand('gone') }))).toMatchObject({
    ok: false,
    problem: { kind: 'damaged' },
  });
});
