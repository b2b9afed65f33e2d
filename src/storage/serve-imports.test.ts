import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import type { ImportReply } from './import-messages.ts';
import { saveProject } from './project-repository.ts';
import { serveImports } from './serve-imports.ts';
import { sha256Hex } from './sha-256.ts';
import { ME, makeProject, openTab, valueOf } from './storage-fixtures.ts';
import { ok } from '#domain/result.ts';

const MAKING = { newId: () => crypto.randomUUID(), now: () => Date.now(), sha256: sha256Hex };

test('a worker that waits opens the database again where it was closed meanwhile', async () => {
  const name = `test-${crypto.randomUUID()}`;
  const page = await openTab(name);
  valueOf(await saveProject(page, makeProject(), ME));
  const opened: Awaited<ReturnType<typeof openTab>>[] = [];
  const replies: ImportReply[] = [];
  const answer = serveImports(
    async () => {
      const tab = await openTab(name);
      opened.push(tab);
      return ok(tab);
    },
    (reply) => replies.push(reply),
    MAKING,
  );
  const addPaste = async (text: string): Promise<void> => {
    const before = replies.length;
    answer({ kind: 'import', sources: [{ kind: 'paste', text }] });
    await vi.waitFor(() => {
      expect(replies.slice(before).at(-1)?.kind).toBe('finished');
    });
  };
  answer({ kind: 'prepare' });
  await addPaste('Storm\n\nIt blew.');
  opened[0]?.close();
  await addPaste('Calm\n\nIt did not.');
  expect(opened).toHaveLength(2);
  expect(await page.articles.count()).toBe(2);
});
