import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { valueOf } from '#domain/agreement/coefficient.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { addLayers, type Database } from './database.ts';
import { packLayer } from './pack-layer.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  makeAnnotation,
  makeArticle,
  makeLayer,
  makeProject,
  openTab,
  valueOf as resultOf,
} from './storage-fixtures.ts';
import { beginComparison, listTraining } from './training-repository.ts';

const TEXT = 'The mayor said the bridge was safe.';

let db: Database;
let number = 0;

beforeEach(async () => {
  number += 1;
  db = await openTab(`training-${number}`);
  await db.projects.put(makeProject({ codebook: DEFAULT_CODEBOOK }));
});

afterEach(() => {
  db.close();
});

async function addArticle(id: string, gold: readonly Annotation[] | undefined) {
  const article = makeArticle(id);
  const blocks = [{ id: 'b0', kind: 'paragraph' as const, start: 0, end: TEXT.length }];
  await db.articles.put(article);
  await db.texts.put({ hash: article.textHash, text: TEXT, blocks, textRules: 1 });
  if (!gold) return article;
  const layer = makeLayer(`${id}:curated`, article, {
    role: 'curated',
    annotatorId: brand('boss'),
    rev: 1,
  });
  await addLayers(db, [layer]);
  const packed = packLayer({ annotations: gold, relations: [] });
  await db.snapshots.put({ layerId: layer.id, rev: 1, packed });
  return article;
}

const list = () => listTraining(db, { kind: 'training', projectId: PROJECT_ID, me: ME });

test('a score is of the work as it was when gold was first shown; later work makes a later score', async () => {
  const article = await addArticle('a', [
    makeAnnotation('g1'),
    makeAnnotation('g2', { fragments: [{ start: 15, end: 34 }] }),
  ]);
  await addArticle('b', undefined);
  const mine = makeLayer('mine', article);
  await addLayers(db, [mine]);
  const session = new TestSession(mine);
  session.run(add('c'));
  await session.save(db);
  expect(await list()).toEqual([{ articleId: 'a', title: 'Article a', own: 1, attempts: [] }]);

  const begin = (at: number) => beginComparison(db, { articleId: article.id, me: ME, at });
  const gold = resultOf(await begin(5));
  expect(gold?.annotations.map(({ id }) => id)).toEqual(['g1', 'g2']);
  session.run(add('d', { fragments: [{ start: 15, end: 34 }] }));
  await session.save(db);
  await begin(6);
  // Nothing has changed since: no third copy, and the second keeps its time.
  await begin(7);
  const [row] = await list();
  expect(row?.attempts.map(({ at, strict }) => [at, valueOf(strict)])).toEqual([
    [5, 2 / 3],
    [6, 1],
  ]);
});

test('a copy that only a review has made is no attempt until its annotator is shown gold', async () => {
  const article = await addArticle('a', [makeAnnotation('g1')]);
  const mine = makeLayer('mine', article, { rev: 1 });
  await addLayers(db, [{ ...mine, rev: 0 }]);
  const session = new TestSession({ ...mine, rev: 0 });
  session.run(add('c'));
  await session.save(db);
  const packed = packLayer({ annotations: [], relations: [] });
  const copy = { articleId: article.id, layerId: mine.id, rev: 1, at: 2, layer: mine, packed };
  await db.frozen.add(copy);
  expect((await list())[0]?.attempts).toEqual([]);
  resultOf(await beginComparison(db, { articleId: article.id, me: ME, at: 5 }));
  expect((await list())[0]?.attempts.map(({ at }) => at)).toEqual([2]);
  expect(await db.frozen.toArray()).toEqual([{ ...copy, practice: true }]);
});

test('what was taken from a review since does not count in the first score', async () => {
  const article = await addArticle('a', [makeAnnotation('g1')]);
  const mine = makeLayer('mine', article);
  await addLayers(db, [mine]);
  const packed = packLayer({ annotations: [], relations: [] });
  await db.frozen.add({
    articleId: article.id,
    layerId: mine.id,
    rev: 0,
    at: 2,
    layer: mine,
    packed,
  });
  const session = new TestSession(mine);
  session.run(add('c'));
  await session.save(db);
  resultOf(await beginComparison(db, { articleId: article.id, me: ME, at: 5 }));
  const [row] = await list();
  expect(row?.attempts.map(({ at, strict }) => [at, valueOf(strict)])).toEqual([
    [2, 0],
    [5, 1],
  ]);
});

test('without an agreed version nothing is shown and nothing is kept', async () => {
  const article = await addArticle('b', undefined);
  const shown = await beginComparison(db, { articleId: article.id, me: ME, at: 5 });
  expect(resultOf(shown)).toBeUndefined();
  expect(await db.frozen.count()).toBe(0);
});
