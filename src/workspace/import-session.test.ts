import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportReply, ImportRequest } from '#storage/import-messages.ts';

const SOURCE = { kind: 'paste', text: 'Storm' } as const;
const FINISHED: ImportReply = { kind: 'finished', news: [], wasCancelled: false };

let startImportSession: (typeof import('./import-session.ts'))['startImportSession'];
let prepareImport: (typeof import('./import-workers.ts'))['prepareImport'];
/** What the workers answer to an import. */
let answer: ImportReply;

/** What was asked of each worker that was started. */
let asked: ImportRequest['kind'][][];
let ended: number;

/** Dies of whatever it looks at, and imports anything. */
class FrailWorker extends EventTarget {
  readonly #asked: ImportRequest['kind'][] = [];

  constructor() {
    super();
    asked.push(this.#asked);
  }

  postMessage({ kind }: ImportRequest): void {
    this.#asked.push(kind);
    queueMicrotask(() => {
      if (kind === 'look') this.dispatchEvent(new Event('error'));
      if (kind === 'import') this.dispatchEvent(new MessageEvent('message', { data: answer }));
    });
  }

  terminate(): void {
    ended += 1;
  }
}

beforeEach(async () => {
  // No worker waits from the test before.
  vi.resetModules();
  ({ startImportSession } = await import('./import-session.ts'));
  ({ prepareImport } = await import('./import-workers.ts'));
  answer = FINISHED;
  asked = [];
  ended = 0;
  vi.stubGlobal('Worker', FrailWorker);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a reader that dies of looking at one file is replaced, and the import goes on', async () => {
  const session = startImportSession();
  expect(await session.look(SOURCE)).toBeUndefined();
  expect(await session.run([SOURCE], vi.fn())).toEqual({ news: [], wasCancelled: false });
  session.end();
  expect(asked).toEqual([['look'], ['import']]);
  // The one that died; the other waits for the next import.
  expect(ended).toBe(1);
  expect(await session.look(SOURCE)).toBeUndefined();
  expect(asked).toHaveLength(2);
});

test('an import that is over cannot be called off any more', async () => {
  const session = startImportSession();
  const controller = new AbortController();
  await session.run([SOURCE], vi.fn(), controller.signal);
  controller.abort();
  expect(asked).toEqual([['import']]);
  session.end();
});

test('a worker that was made ready is the one that imports, and imports again', async () => {
  prepareImport();
  prepareImport();
  for (const session of [startImportSession(), startImportSession()]) {
    // oxlint-disable-next-line no-await-in-loop -- One import after the other.
    await session.run([SOURCE], vi.fn());
    session.end();
  }
  expect(asked).toEqual([['prepare', 'import', 'import']]);
  expect(ended).toBe(0);
});

test('two sessions at once have a worker each, of which one is kept', async () => {
  const sessions = [startImportSession(), startImportSession()];
  await Promise.all(sessions.map(async (session) => session.run([SOURCE], vi.fn())));
  for (const session of sessions) session.end();
  expect(asked).toEqual([['import'], ['import']]);
  expect(ended).toBe(1);
});

test('a worker that could not read something is not used again', async () => {
  const failure = { place: 'a.html', reason: 'unreadable', detail: 'no such module' } as const;
  const place = { source: 0, place: 'a.html' };
  answer = {
    kind: 'finished',
    news: [{ kind: 'failed', ...place, failure }],
    wasCancelled: false,
  };
  const session = startImportSession();
  const { news } = await session.run([SOURCE], vi.fn());
  expect(news).toHaveLength(1);
  session.end();
  expect(ended).toBe(1);
});
