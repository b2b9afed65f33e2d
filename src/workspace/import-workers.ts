import type { ImportReply, ImportRequest } from '#storage/import-messages.ts';

/** What is heard from a worker while somebody has it. */
type WorkerListeners = {
  readonly onReply: (reply: ImportReply) => void;
  /** It is broken; nothing more will be heard. */
  readonly onError: () => void;
};

export type ImportWorker = {
  readonly ask: (request: ImportRequest) => void;
  /** Ends it, whatever it is at. */
  readonly end: () => void;
  /** For the next import: only of a sound worker that has answered everything. */
  readonly giveBack: () => void;
};

/** How long a worker waits for the next import, in milliseconds, before its memory is given back. */
const IDLE_MS = 3 * 60_000;

/**
 * One worker that nobody has now. To start one and load its readers takes longer than to read a page, and
 * code that has run before runs several times as fast.
 */
let spare: { readonly worker: Worker; readonly forget: () => void } | undefined;

/** Somebody is about to add something: a good moment to start the worker and fetch the page reader. */
export function prepareImport(): void {
  if (spare) return;
  const worker = startWorker();
  askWorker(worker, { kind: 'prepare' });
  keep(worker);
}

/** The one that waits, or a new one. */
export function takeImportWorker({ onReply, onError }: WorkerListeners): ImportWorker {
  const worker = spare?.worker ?? startWorker();
  spare?.forget();
  const listening = new AbortController();
  const { signal } = listening;
  function hear(event: MessageEvent<ImportReply>): void {
    onReply(event.data);
  }
  worker.addEventListener('message', hear, { signal });
  worker.addEventListener('error', onError, { signal });
  return {
    ask: (request) => {
      askWorker(worker, request);
    },
    end: () => {
      listening.abort();
      worker.terminate();
    },
    giveBack: () => {
      listening.abort();
      if (spare) worker.terminate();
      else keep(worker);
    },
  };
}

function keep(worker: Worker): void {
  const broken = new AbortController();
  const timer = setTimeout(end, IDLE_MS);
  function forget(): void {
    clearTimeout(timer);
    broken.abort();
    spare = undefined;
  }
  function end(): void {
    forget();
    worker.terminate();
  }
  // What it says unasked is that it is not prepared.
  for (const type of ['error', 'message']) {
    worker.addEventListener(type, end, { signal: broken.signal });
  }
  spare = { worker, forget };
}

function startWorker(): Worker {
  return new Worker(new URL('../workers/import.worker.ts', import.meta.url), { type: 'module' });
}

function askWorker(worker: Worker, request: ImportRequest): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
  worker.postMessage(request);
}
