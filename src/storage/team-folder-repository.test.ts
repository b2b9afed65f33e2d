import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import { addArticle } from './article-repository.ts';
import type { Database } from './database.ts';
import { saveProject } from './project-repository.ts';
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
import {
  forgetTeamFolder,
  loadTeamFolder,
  readOwnWork,
  saveTeamFolder,
  updateTeamFolder,
} from './team-folder-repository.ts';

let db: Database;
let session: TestSession;

beforeEach(async () => {
  db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject(), ME));
  const first = makeNewArticle('a1');
  valueOf(await addArticle(db, first));
  valueOf(await addArticle(db, makeNewArticle('untouched')));
  session = new TestSession(first.layer);
  session.run(
    batch({ kind: 'add-entity', entity: makeEntity('e1') }, add('z', { entityId: brand('e1') })),
  );
  valueOf(await session.save(db));
});

const work = () => readOwnWork(db, PROJECT_ID, ME);

test('the mark of what I have done changes with each change of a layer, and only then', async () => {
  const before = await work();
  expect(before.map(({ articleId }) => articleId)).toEqual(['a1']);
  expect(await work()).toEqual(before);
  session.run(add('more'));
  valueOf(await session.save(db));
  expect((await work())[0]?.mark).not.toBe(before[0]?.mark);
});

test('the mark changes when somebody named in it is protected, also under the row they were merged into', async () => {
  const before = await work();
  await db.entities.bulkPut([
    makeEntity('e1', { mergedInto: brand('e2') }),
    makeEntity('e2', { confidential: true }),
  ]);
  expect((await work())[0]?.mark).not.toBe(before[0]?.mark);
});

test('what a sync has learnt is kept only for the folder that is still the chosen one', async () => {
  const handle = { name: 'Shared' } as FileSystemDirectoryHandle;
  const row = { key: 'team-folder' as const, projectId: PROJECT_ID, handle };
  const first = { ...row, id: 'first', seen: {}, written: {} };
  const learnt = { id: 'first', seen: { 'ben/a': '1' }, written: {} };
  valueOf(await saveTeamFolder(db, first));
  expect(valueOf(await updateTeamFolder(db, learnt))).toBe(true);
  expect(await loadTeamFolder(db, PROJECT_ID)).toEqual({ ...first, ...learnt });

  valueOf(await forgetTeamFolder(db));
  expect(valueOf(await updateTeamFolder(db, learnt))).toBe(false);
  expect(await loadTeamFolder(db, PROJECT_ID)).toBeUndefined();
  const other = { ...first, id: 'other' };
  valueOf(await saveTeamFolder(db, other));
  expect(valueOf(await updateTeamFolder(db, learnt))).toBe(false);
  expect(await loadTeamFolder(db, PROJECT_ID)).toEqual(other);
});
