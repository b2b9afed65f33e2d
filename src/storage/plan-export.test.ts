import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { prepareExport } from '#formats/datasets/protected-export.ts';
import { readBundle } from './bundles.ts';
import { SPLIT, exportWish, openExportProject } from './export-fixtures.ts';
import { selectionOf } from './export-wish.ts';
import { planExport } from './plan-export.ts';
import { sha256Hex } from './sha-256.ts';
import { PROJECT_ID, valueOf } from './storage-fixtures.ts';

function words(name: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${name}${at}`).join(' ');
}

/** Two stories on many sites. Each page has more junk than story, hidden; one has the story alone, one slightly longer. */
async function openSites() {
  const db = await openExportProject();
  const articles = await db.articles.orderBy('id').toArray();
  await Promise.all(
    articles.map(async ({ id, textHash }, index) => {
      const junk = words(`site${index}junk`, 120);
      const story = words(`story${index % 2}x`, index === 5 ? 64 : 60);
      const isAlone = index === 0;
      const text = isAlone ? story : `${junk}\n\n${story}`;
      const from = isAlone ? 0 : junk.length + 2;
      const blocks = [
        ...(isAlone ? [] : [{ id: 'b0', kind: 'paragraph', start: 0, end: junk.length } as const]),
        { id: 'b1', kind: 'paragraph', start: from, end: text.length } as const,
      ];
      await db.texts.update(textHash, { text, blocks });
      await db.articles.update(id, { hiddenBlocks: isAlone ? [] : ['b0'] });
    }),
  );
  await db.sketches.clear();
  return { db, ids: articles.map(({ id }) => id) };
}

test('one story under the page junk of many sites is in one part, with the junk and without, planned and at once', async () => {
  const { db, ids } = await openSites();
  const { bundle } = valueOf(await readBundle(db, PROJECT_ID));
  const dealt = [];
  for (const wish of [
    exportWish({ split: SPLIT }),
    exportWish({ split: SPLIT, withoutHidden: true }),
  ]) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    const { plan } = valueOf(await planExport(db, wish, { size: 2 }));
    dealt.push(Object.fromEntries(plan.splitOf ?? []));
    const selection = selectionOf(wish);
    const protect = { sources: false, annotators: false };
    // oxlint-disable-next-line no-await-in-loop -- As above.
    const { set } = await prepareExport(bundle, { selection, split: SPLIT, protect }, sha256Hex);
    dealt.push(Object.fromEntries(set.documents.map(({ article, split }) => [article.id, split])));
  }
  const [planned = {}, ...others] = dealt;
  for (const other of others) expect(other).toEqual(planned);
  const partsOf = (story: number): ReadonlySet<string | undefined> =>
    new Set(
      ids.filter((id, index) => index % 2 === story && id in planned).map((id) => planned[id]),
    );
  expect([...partsOf(0)]).toHaveLength(1);
  expect([...partsOf(1)]).toHaveLength(1);
  expect(partsOf(0)).not.toEqual(partsOf(1));
});
