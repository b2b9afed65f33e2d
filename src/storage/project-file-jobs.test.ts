import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { exportAnnotationFile, exportProjectFile } from './project-file-jobs.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import {
  ME,
  PROJECT_ID,
  TestSession,
  add,
  batch,
  makeArticle,
  makeEntity,
  makeNewArticle,
  makeProject,
  openTab,
  valueOf,
} from './storage-fixtures.ts';

let db: Database;

/** Two articles that can be exported, each with one mark. */
beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(
    await saveProject(db, makeProject({ codebook: { ...DEFAULT_CODEBOOK, version: '1.0.0' } }), ME),
  );
  for (const id of ['a1', 'a2']) {
    const made = makeNewArticle(id);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const hash = brand<typeof made.revision.hash>(await sha256Hex(made.revision.text));
    const article = { ...made.article, textHash: hash };
    const layer = { ...made.layer, textHash: hash };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await addArticle(db, { article, revision: { ...made.revision, hash }, layer }));
    const session = new TestSession(layer);
    session.run(
      batch(
        { kind: 'add-entity', entity: makeEntity(`e-${id}`) },
        add(`mark-${id}`, { entityId: brand(`e-${id}`) }),
      ),
    );
    // oxlint-disable-next-line no-await-in-loop -- As above.
    valueOf(await session.save(db));
  }
});

const exported = () => exportProjectFile(db, PROJECT_ID, sha256Hex);

test('a whole project leaves nothing out', async () => {
  expect(valueOfExport(await exported())).toMatchObject({ articles: 2, spans: 2, leftOut: [] });
});

test('an article that cannot be put together is left out by name, the other is exported', async () => {
  await db.log.delete([makeNewArticle('a2').layer.id, 1]);
  expect(valueOfExport(await exported())).toMatchObject({ articles: 1, leftOut: ['Article a2'] });
  const healthy = await exportAnnotationFile(db, PROJECT_ID, makeArticle('a1').id, ME, sha256Hex);
  expect(valueOfExport(healthy).spans).toBe(1);
  const broken = await exportAnnotationFile(db, PROJECT_ID, makeArticle('a2').id, ME, sha256Hex);
  expect(broken).toEqual({ ok: false, problem: { kind: 'damaged', place: 'Article a2' } });
});

test('an article that names somebody who is not stored is left out by name too', async () => {
  await db.entities.delete(makeEntity('e-a1').id);
  expect(valueOfExport(await exported())).toMatchObject({ articles: 1, leftOut: ['Article a1'] });
});

function valueOfExport(result: Awaited<ReturnType<typeof exported>>) {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}
