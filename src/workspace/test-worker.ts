import type { ImportReply, ImportRequest } from '#storage/import-messages.ts';
import { openDatabase } from '#storage/open-database.ts';
import { serveImports } from '#storage/serve-imports.ts';
import { sha256Hex } from '#storage/sha-256.ts';

/** For tests outside of a browser: the import worker's work, on the same thread. */
class TestWorker extends EventTarget {
  readonly #answer = serveImports(
    () => openDatabase(),
    (reply) => {
      this.#post(reply);
    },
    { newId: () => crypto.randomUUID(), now: () => Date.now(), sha256: sha256Hex },
  );
  #isEnded = false;

  postMessage(request: ImportRequest): void {
    queueMicrotask(() => {
      this.#answer(request);
    });
  }

  terminate(): void {
    this.#isEnded = true;
  }

  #post(data: ImportReply): void {
    if (!this.#isEnded) this.dispatchEvent(new MessageEvent('message', { data }));
  }
}

export function installTestWorker(): void {
  Object.assign(globalThis, { Worker: TestWorker });
}
