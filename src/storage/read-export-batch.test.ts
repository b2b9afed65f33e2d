import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { buildLayerState, sortedAnnotations } from '#domain/annotation/build-layer-state.ts';
import { type ArticleId, brand } from '#domain/ids.ts';
import { addArticle, purgeArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { type ProjectList, listArticles } from './export-batches.ts';
import { writeSnapshot } from './layer-repository.ts';
import { saveProject } from './project-repository.ts';
import { readBatch } from './read-export-batch.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;
let session: TestSession;
let list: ProjectList;

/** Two articles with a claim each; `session` is the work on the first, a snapshot of which is there. */
beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  for (const [name, createdAt] of [
    ['b', 2],
    ['a', 1],
  ] as const) {
    const fresh = makeNewArticle(name, { createdAt });
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    valueOf(await addArticle(db, fresh));
    session = new TestSession(fresh.layer);
    session.run(add(`claim-${name}`));
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
  }
  await keepSnapshot();
  const listed = await listArticles(db, PROJECT_ID, undefined);
  if (!listed) throw new Error('not listed');
  list = listed;
});

async function keepSnapshot(): Promise<void> {
  const { layer, state } = session;
  expect(valueOf(await writeSnapshot(db, layer.id, layer.rev, state))).toBe('written');
}

async function read() {
  const { bundle, damaged } = await readBatch(db, list.project, list.articles);
  const ids = bundle.articles.map(({ layers }) =>
    layers.flatMap(({ annotations }) => annotations.map(({ id }) => id)),
  );
  return { ids, damaged };
}

test('articles are listed as they were added, with the rows of their layers', () => {
  expect(list.articles.map(({ article }) => article.id)).toEqual(['a', 'b']);
  expect(list.articles.map(({ layers }) => layers.length)).toEqual([1, 1]);
});

test('work is read from its snapshot or from its log', async () => {
  expect(await read()).toEqual({ ids: [['claim-a'], ['claim-b']], damaged: [] });
});

test('work that was saved since it was listed is read whole: as it was, or as it is', async () => {
  session.run(add('claim-later'));
  valueOf(await session.save(db));
  expect((await read()).ids).toEqual([['claim-a'], ['claim-b']]);
  // The snapshot of then goes.
  await keepSnapshot();
  expect(await read()).toEqual({ ids: [['claim-a', 'claim-later'], ['claim-b']], damaged: [] });
});

test('an article that was deleted for good since it was listed is named', async () => {
  valueOf(await purgeArticle(db, brand<ArticleId>('a')));
  expect(await read()).toEqual({ ids: [['claim-b']], damaged: ['Article a'] });
});

test('whom somebody speaks for and where they belong is read with them, through merges and in circles', async () => {
  const people = [
    makeEntity('ana', { name: 'Ana Quill', speaksFor: brand('old-mayor'), partOf: brand('gone') }),
    makeEntity('old-mayor', { name: 'Bo', mergedInto: brand('mayor') }),
    makeEntity('mayor', { name: 'Bo Young', partOf: brand('council') }),
    makeEntity('council', { name: 'Council', kind: 'organisation', partOf: brand('council') }),
    makeEntity('nobody', { name: 'Nobody' }),
  ];
  await db.entities.bulkPut(people);
  session.state = buildLayerState(sortedAnnotations(session.state), [], people);
  session.run(add('named', { entityId: brand('ana') }));
  valueOf(await session.save(db));
  const now = await listArticles(db, PROJECT_ID, undefined);
  const { bundle } = await readBatch(db, list.project, now?.articles ?? []);
  expect(bundle.entities.map(({ id }) => id)).toEqual(['ana', 'council', 'mayor', 'old-mayor']);
});
