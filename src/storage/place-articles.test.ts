import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { brand } from '#domain/ids.ts';
import type { ProjectBundle } from '#domain/project/project-bundle.ts';
import { aProject } from '#formats/project-file/test-bundle.ts';
import { readBundle } from './bundles.ts';
import { type Here, importBundle } from './import-bundle.ts';
import { saveProject } from './project-repository.ts';
import { sha256Hex } from './sha-256.ts';
import { makeProject, openTab, valueOf } from './storage-fixtures.ts';

const HERE: Here = { projectId: brand('blank'), me: brand('me') };

test('an article whose id is another text’s here comes under ids of its own, once', async () => {
  const backup = await aProject();
  const db = await openTab(`test-${crypto.randomUUID()}`);
  valueOf(await saveProject(db, makeProject({ id: HERE.projectId }), HERE.me));
  valueOf(await importBundle(db, HERE, backup));
  const before = valueOf(await readBundle(db, backup.project.id)).bundle;
  const here = { projectId: backup.project.id, me: before.project.annotators[0]?.id ?? HERE.me };
  const [item] = backup.articles;
  const [layer] = item?.layers ?? [];
  if (!item || !layer) throw new Error('no layer');
  const text = `${item.revision.text} `;
  const hash = brand<never>(await sha256Hex(text));
  const other: ProjectBundle = {
    ...backup,
    articles: [
      {
        ...item,
        article: { ...item.article, textHash: hash },
        revision: { ...item.revision, text, hash },
        layers: [{ ...layer, layer: { ...layer.layer, textHash: hash } }],
        reviews: [
          {
            articleId: item.article.id,
            by: layer.layer.annotatorId,
            seq: 1,
            at: 5,
            entry: { kind: 'begin', mode: 'lead', layers: [{ id: layer.layer.id, rev: 7 }] },
          },
        ],
      },
    ],
  };
  expect(valueOf(await importBundle(db, here, other))).toMatchObject({ articles: 1, skipped: 0 });
  const after = valueOf(await readBundle(db, backup.project.id)).bundle;
  const suffix = `@${String(hash).slice(0, 8)}`;
  const found = after.articles.find(({ article }) => article.textHash === hash);
  expect(found?.article.id).toBe(`${item.article.id}${suffix}`);
  const renamed = { id: `${layer.layer.id}${suffix}`, rev: 7 };
  expect(found?.layers.map((each) => each.layer.id)).toEqual([renamed.id]);
  expect(found?.reviews?.map(({ entry }) => entry)).toMatchObject([{ layers: [renamed] }]);
  expect(after.articles.filter((each) => each !== found)).toEqual(before.articles);
  expect(valueOf(await importBundle(db, here, other))).toMatchObject({ articles: 0, skipped: 1 });
  expect(valueOf(await readBundle(db, backup.project.id)).bundle).toEqual(after);
});
