import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { compareIds } from '#domain/annotation/build-layer-state.ts';
import { exportWish, openExportProject } from './export-fixtures.ts';
import { type ReadPart, readParts } from './export-part.ts';
import { planExport } from './plan-export.ts';
import { sha256Hex } from './sha-256.ts';
import { valueOf } from './storage-fixtures.ts';

async function planned() {
  const db = await openExportProject();
  return { db, ...valueOf(await planExport(db, exportWish(), { size: 2 })) };
}

function articlesOf({ batch }: ReadPart): readonly string[] {
  return batch.bundle.articles.map(({ article }) => article.id);
}

/** No JSON. */
const BROKEN = new Uint8Array([0]);

test('parts come in the order of the articles, each once', async () => {
  const { db, plan, batches } = await planned();
  expect(batches.length).toBeGreaterThan(2);
  const found: string[] = [];
  for await (const part of readParts(db, plan, batches, sha256Hex)) found.push(...articlesOf(part));
  const rows = (await db.articles.toArray()).filter(({ deletedAt }) => deletedAt === undefined);
  const inOrder = rows.toSorted((a, b) => a.createdAt - b.createdAt || compareIds(a, b));
  expect(found).toEqual(inOrder.map(({ id }) => id));
});

test('what cannot be read ends it when it is its turn, and not before', async () => {
  const { db, plan, batches } = await planned();
  const parts = readParts(db, plan, [...batches.slice(0, 1), BROKEN, ...batches], sha256Hex);
  expect((await parts.next()).done).toBe(false);
  await expect(parts.next()).rejects.toThrow(SyntaxError);
  expect((await parts.next()).done).toBe(true);
});

test('what was begun for nobody is heard of by nobody', async () => {
  const { db, plan, batches } = await planned();
  const parts = readParts(db, plan, [...batches.slice(0, 1), BROKEN], sha256Hex);
  await parts.next();
  expect((await parts.return()).done).toBe(true);
});

test('nothing to read is no part', async () => {
  const { db, plan } = await planned();
  expect((await readParts(db, plan, [], sha256Hex).next()).done).toBe(true);
});
