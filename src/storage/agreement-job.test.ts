import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { valueOf } from '#domain/agreement/coefficient.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand, type LayerId } from '#domain/ids.ts';
import { listCases, measureAgreement } from './agreement-job.ts';
import type { AgreementMeasured } from './agreement-messages.ts';
import { addLayers, type Database } from './database.ts';
import { packLayer } from './pack-layer.ts';
import {
  ME,
  PROJECT_ID,
  add,
  makeAnnotation,
  makeArticle,
  makeEntity,
  makeLayer,
  makeProject,
  openTab,
  TestSession,
} from './storage-fixtures.ts';

const TEXT = 'The mayor said the bridge was safe. Nobody asked her again.';
const BEN = brand<typeof ME>('ben');

let db: Database;
let number = 0;

beforeEach(async () => {
  number += 1;
  db = await openTab(`agreement-${number}`);
  const annotators = [
    { id: ME, name: 'Ana' },
    { id: BEN, name: 'Ana' },
  ];
  await db.projects.put(makeProject({ codebook: DEFAULT_CODEBOOK, annotators }));
});

afterEach(() => {
  db.close();
});

async function addArticle(id: string, changes = {}): Promise<ReturnType<typeof makeArticle>> {
  const article = makeArticle(id, changes);
  const blocks = [{ id: 'b0', kind: 'paragraph' as const, start: 0, end: TEXT.length }];
  await db.articles.put(article);
  await db.texts.put({ hash: article.textHash, text: TEXT, blocks, textRules: 1 });
  return article;
}

/** A layer that came with an import: a snapshot and no log. */
async function addWork(
  article: ReturnType<typeof makeArticle>,
  annotatorId: typeof ME,
  annotations: readonly Annotation[],
  changes = {},
): Promise<LayerId> {
  const layer = makeLayer(`${annotatorId}-${article.id}`, article, {
    annotatorId,
    rev: 1,
    ...changes,
  });
  await addLayers(db, [layer]);
  const packed = packLayer({ annotations, relations: [] });
  await db.snapshots.put({ layerId: layer.id, rev: 1, packed });
  return layer.id;
}

function measure(): Promise<AgreementMeasured | undefined> {
  const scope = { projectId: PROJECT_ID, me: ME };
  return measureAgreement(db, { kind: 'measure', scope, samples: 10, seed: 1 }, () => undefined);
}

function strict(measured: AgreementMeasured | undefined): number | undefined {
  const line = measured?.lines.find(
    ({ metric, label, pair }) => metric === 'f1_strict' && label === undefined && !pair,
  );
  return line && valueOf(line.coefficient);
}

const CLAIM = makeAnnotation('c');

test('measures every annotator’s layer of the articles that are not deleted, and tells namesakes apart', async () => {
  const article = await addArticle('a');
  await addWork(article, ME, [CLAIM]);
  await addWork(article, BEN, [
    CLAIM,
    makeAnnotation('d', { fragments: [{ start: 15, end: 34 }] }),
  ]);
  const gone = await addArticle('b', { deletedAt: 5 });
  await addWork(gone, ME, [CLAIM]);
  await addWork(gone, BEN, []);
  await addWork(await addArticle('c'), ME, [CLAIM]);
  const measured = await measure();
  expect(measured?.basis).toEqual({
    shared: 1,
    articles: 2,
    annotators: [
      { name: 'Ana', isMe: true },
      { name: 'Ana (2)', isMe: false },
    ],
    annotations: 3,
    relations: 0,
    frozen: 0,
    layers: 2,
    damaged: 0,
    hidden: 0,
  });
  expect(strict(measured)).toBeCloseTo(2 / 3, 12);
});

test('counts edits that are only in the log, and the earliest frozen copy rather than the layer', async () => {
  const article = await addArticle('a');
  await addWork(article, BEN, [CLAIM]);
  const mine = makeLayer('mine', article);
  await addLayers(db, [mine]);
  expect((await measure())?.basis.shared).toBe(0);
  const session = new TestSession(mine);
  session.run(add('c'));
  session.run(add('extra', { fragments: [{ start: 15, end: 34 }] }));
  await session.save(db);
  expect(strict(await measure())).toBeCloseTo(2 / 3, 12);

  const frozen = (rev: number, annotations: readonly Annotation[]) => ({
    articleId: article.id,
    layerId: mine.id,
    rev,
    at: rev,
    layer: { ...mine, rev },
    packed: packLayer({ annotations, relations: [] }),
  });
  await db.frozen.bulkPut([frozen(2, []), frozen(1, [CLAIM])]);
  const measured = await measure();
  expect(measured?.basis.frozen).toBe(1);
  expect(strict(measured)).toBe(1);
});

test('one that cannot be put together again is left out and counted', async () => {
  const article = await addArticle('a');
  await addWork(article, ME, [CLAIM]);
  await addWork(article, BEN, [CLAIM], { rev: 7 });
  const measured = await measure();
  expect(measured?.basis.damaged).toBe(1);
  expect(measured?.basis.shared).toBe(0);
});

test('whoever was merged into somebody is that somebody', async () => {
  await db.entities.bulkPut([
    makeEntity('e1', { name: 'Her' }),
    makeEntity('e2', { name: 'She', mergedInto: brand('e1') }),
  ]);
  const article = await addArticle('a');
  const named = (id: string, entity: string): Annotation =>
    makeAnnotation(id, { label: 'SPEAKER', entityId: brand(entity) });
  await addWork(article, ME, [named('s', 'e1')]);
  await addWork(article, BEN, [named('t', 'e2')]);
  const line = (await measure())?.lines.find(({ metric }) => metric === 'same_entity');
  expect(line && valueOf(line.coefficient)).toBe(1);
});

test('scores are against the agreed version where there is one', async () => {
  const article = await addArticle('a');
  await addWork(article, ME, [CLAIM]);
  await addWork(article, BEN, []);
  await addWork(article, brand('review'), [CLAIM], { role: 'curated' });
  const gold = (await measure())?.gold;
  expect(gold?.curated.articles).toBe(1);
  expect(gold?.majority).toEqual({ articles: 0, lines: [] });
  const mine = gold?.curated.lines.find(
    ({ metric, pair, label }) =>
      metric === 'gold_f1_strict' && label === undefined && pair?.[0] === 'Ana',
  );
  expect(mine && valueOf(mine.coefficient)).toBe(1);
});

test('cases come with their sentence, and with what each of the two marked', async () => {
  const article = await addArticle('a');
  await addWork(article, ME, [CLAIM]);
  await addWork(article, BEN, [makeAnnotation('d', { fragments: [{ start: 4, end: 9 }] })]);
  const scope = { projectId: PROJECT_ID, me: ME };
  const cases = await listCases(
    db,
    { kind: 'cases', scope, question: { kind: 'boundary' } },
    () => undefined,
  );
  expect(cases?.total).toBe(1);
  expect(cases?.rows[0]).toMatchObject({
    articleId: 'a',
    title: 'Article a',
    before: '',
    words: 'The mayor',
    after: ' said the bridge was safe.',
    versions: [{ quote: 'The mayor' }, { quote: 'mayor' }],
  });
});

test('what colleagues did with an article stays out while I work blind on it', async () => {
  const blindPeriods = [{ from: 1 }];
  await db.projects.update(PROJECT_ID, { settings: { enabledLabels: [], blindPeriods } });
  const [drafted, handedIn] = [await addArticle('a'), await addArticle('b')];
  await addWork(drafted, ME, [CLAIM]);
  await addWork(drafted, BEN, [CLAIM]);
  await addWork(handedIn, ME, [CLAIM], { state: 'submitted' });
  await addWork(handedIn, BEN, [CLAIM]);
  const measured = await measure();
  expect(measured?.basis).toMatchObject({ shared: 1, articles: 1, hidden: 1 });
  const scope = { projectId: PROJECT_ID, me: ME };
  const question = { kind: 'cell', first: 'CLAIM', second: 'CLAIM' } as const;
  const cases = await listCases(db, { kind: 'cases', scope, question }, () => undefined);
  expect(cases?.rows.map(({ articleId }) => articleId)).toEqual(['b']);
});
