import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type AnnotatorId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { decodeProjectFile } from '#formats/project-file/decode-project-file.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { type Here, importBundle } from './import-bundle.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { makeProject, openTab, valueOf } from './storage-fixtures.ts';

const VISITOR = brand<AnnotatorId>('visitor');
const HERE: Here = { projectId: brand('blank'), me: VISITOR };

/** A first visit: the sample is here, something was said about it, nothing annotated. */
async function visited(sample: ProjectBundle): Promise<Database> {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  const annotators = [{ id: VISITOR, name: '' }];
  valueOf(await saveProject(db, makeProject({ id: HERE.projectId, annotators }), VISITOR));
  const [item] = sample.articles;
  if (!item) throw new Error('no article');
  const id = brand<never>('sample');
  const article = { ...item.article, id, projectId: HERE.projectId };
  await db.articles.add(article);
  await db.texts.add(item.revision);
  await db.comments.add({
    id: brand('c1'),
    articleId: id,
    threadId: brand('c1'),
    by: VISITOR,
    at: 3,
    kind: 'comment',
    text: 'What is this?',
    mentions: [VISITOR],
  });
  await db.reviews.add({
    articleId: id,
    by: VISITOR,
    seq: 1,
    at: 4,
    entry: { kind: 'begin', mode: 'lead', layers: [] },
  });
  return db;
}

test('what was said on a first visit is said by whoever restores a backup then', async () => {
  const backup = await aProject();
  const db = await visited(backup);
  const file = { ...backup, articles: [] };
  expect(valueOf(await importBundle(db, HERE, file)).mode).toBe('replaced-empty');
  const { bundle } = valueOf(await readBundle(db, backup.project.id));
  const [item] = bundle.articles;
  const [owner] = backup.project.annotators;
  expect(item?.comments).toMatchObject([{ by: owner?.id, mentions: [owner?.id] }]);
  expect(item?.reviews).toMatchObject([{ by: owner?.id }]);
  expect(bundle.project.annotators).toEqual(backup.project.annotators);
  // It is in the next backup.
  const text = await encodeProjectFile(bundle, sha256Hex);
  expect(valueOf(await decodeProjectFile(text, sha256Hex)).articles).toHaveLength(1);
});

test('a colleague who has said something stays known', async () => {
  const backup = await aProject();
  const db = await visited(backup);
  const ben = { id: brand<AnnotatorId>('ben'), name: 'Ben' };
  const mine = { id: VISITOR, name: '' };
  const project = makeProject({ id: HERE.projectId, annotators: [mine, ben] });
  await db.projects.put(project);
  await db.comments.update(brand<never>('c1'), { by: ben.id });
  valueOf(await importBundle(db, HERE, { ...backup, articles: [] }));
  const { bundle } = valueOf(await readBundle(db, backup.project.id));
  expect(bundle.project.annotators).toEqual([...backup.project.annotators, ben]);
  expect(bundle.articles[0]?.comments).toMatchObject([{ by: 'ben' }]);
});
