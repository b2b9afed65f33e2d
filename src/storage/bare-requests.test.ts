import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArticleId, brand } from '#domain/ids.ts';
import { readBare } from './bare-requests.ts';
import { makeArticle, makeProject, openTab } from './storage-fixtures.ts';

const HEX = Array.from({ length: 16 }, (_, digit) => digit.toString(16));

/** As they are given, and whatever a file may have brought. */
const ids = fc.oneof(
  fc.uuid(),
  fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom(...HEX) }),
  fc.string({ minLength: 1, maxLength: 8, unit: 'binary' }),
);

test('reads each row of a store once, in the order of the keys, whatever the keys', async () => {
  const edges = HEX.flatMap((first) => HEX.map((second) => first + second));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(ids, { maxLength: 60 }), async (some) => {
      const db = await openTab(`test-${crypto.randomUUID()}`);
      const keys = new Set([...some, ...edges, '', 'g', 'zürich', '\uffff']);
      await db.articles.bulkAdd([...keys].map((id) => makeArticle(id)));
      const articles = await readBare(db, ['articles'], ({ all }) => all('articles'));
      expect(articles).toEqual(await db.articles.toArray());
      db.close();
    }),
    { numRuns: 20 },
  );
});

test('several stores are of one moment', async () => {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  await db.projects.add(makeProject());
  await db.articles.add(makeArticle('a'));
  const reading = readBare(db, ['projects', 'articles'], async ({ all }) => {
    const projects = await all('projects');
    // Asked for meanwhile, and done after the reading.
    void db.articles.delete(brand<ArticleId>('a'));
    return { projects, articles: await all('articles') };
  });
  await expect(reading).resolves.toMatchObject({ projects: [{}], articles: [{ id: 'a' }] });
  await expect.poll(() => db.articles.count()).toBe(0);
});

test('a connection that the browser has dropped is opened anew', async () => {
  const db = await openTab(`test-${crypto.randomUUID()}`);
  await db.articles.add(makeArticle('a'));
  db.close({ disableAutoOpen: false });
  await expect(readBare(db, ['articles'], ({ all }) => all('articles'))).resolves.toHaveLength(1);
});
