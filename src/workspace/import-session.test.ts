import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportReply, ImportRequest } from '#storage/import-messages.ts';
import { startImportSession } from './import-session.ts';

const SOURCE = { kind: 'paste', text: 'Storm' } as const;
const FINISHED: ImportReply = { kind: 'finished', news: [], wasCancelled: false };

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
      if (kind === 'import') this.dispatchEvent(new MessageEvent('message', { data: FINISHED }));
    });
  }

  terminate(): void {
    ended += 1;
  }
}

beforeEach(() => {
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
  expect(ended).toBe(2);
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
