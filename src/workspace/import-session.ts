import type {
  ArticleEdits as StoredArticleEdits,
  ImportChoices as StoredImportChoices,
  ImportNews,
  ImportProgress as StoredImportProgress,
  ImportReply,
  ImportRequest,
  ImportSource,
  Looked as StoredLooked,
  LookedItem as StoredLookedItem,
} from '#storage/import-messages.ts';
import type { SaveFailure } from './workspace-state.ts';

export type ArticleEdits = StoredArticleEdits;
export type ImportChoices = StoredImportChoices;
export type ImportProgress = StoredImportProgress;
export type Looked = StoredLooked;
export type LookedItem = StoredLookedItem;
export type NameMapping = NonNullable<ImportChoices['names']>;
export type ColumnMapping = NonNullable<ImportChoices['columns']>;

/** How long a worker that was called off may take to say what it has stored, in milliseconds. */
const PATIENCE_MS = 4000;

export type ImportRun = {
  readonly news: readonly ImportNews[];
  readonly wasCancelled: boolean;
  /** What kept the import from going through; what `news` tells is stored all the same. */
  readonly stopped?: SaveFailure | 'crashed';
};

/** One worker that looks at sources and takes them; nothing of it runs on the page's own thread. */
export type ImportSession = {
  /** Undefined: the reader gave up, or the session has ended. */
  readonly look: (source: ImportSource) => Promise<Looked | undefined>;
  readonly run: (
    sources: readonly ImportSource[],
    onProgress: (progress: ImportProgress) => void,
    signal?: AbortSignal,
  ) => Promise<ImportRun>;
  /** Ends the worker; to be called in any case. */
  readonly end: () => void;
};

export function startImportSession(): ImportSession {
  let worker: Worker | undefined;
  /** Who waits for an answer, in order; `true`: that was the last one. */
  const waiting: ((reply: ImportReply) => boolean)[] = [];
  let hasEnded = false;

  function hear(reply: ImportReply): void {
    const [first] = waiting;
    if (first?.(reply) === true) waiting.shift();
  }
  function drop(): void {
    worker?.terminate();
    worker = undefined;
    for (const answer of waiting.splice(0)) answer({ kind: 'crashed', message: 'ended' });
  }
  function end(): void {
    hasEnded = true;
    drop();
  }
  function started(): Worker {
    const made = new Worker(new URL('../workers/import.worker.ts', import.meta.url), {
      type: 'module',
    });
    made.addEventListener('message', (event: MessageEvent<ImportReply>) => {
      if (made === worker) hear(event.data);
    });
    // One file that was too much for it when looked at must not keep the others from being taken.
    made.addEventListener('error', () => {
      if (made === worker) drop();
    });
    return made;
  }
  function ask(request: ImportRequest): void {
    worker ??= started();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
    worker.postMessage(request);
  }

  function look(source: ImportSource): Promise<Looked | undefined> {
    if (hasEnded) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      waiting.push((reply) => {
        resolve(reply.kind === 'looked' ? reply.looked : undefined);
        return true;
      });
      ask({ kind: 'look', source });
    });
  }

  const run: ImportSession['run'] = (sources, onProgress, signal) => {
    const isOff = signal?.aborted === true;
    if (isOff || hasEnded) return Promise.resolve(notRun(isOff));
    return new Promise((resolve) => {
      const news: ImportNews[] = [];
      let timer: ReturnType<typeof setTimeout> | undefined;
      waiting.push((reply) => {
        if (reply.kind === 'progress') {
          news.push(...reply.news);
          onProgress(reply.progress);
          return false;
        }
        clearTimeout(timer);
        signal?.removeEventListener('abort', callOff);
        resolve(ranOf(reply, news, signal?.aborted === true));
        return true;
      });
      function callOff(): void {
        ask({ kind: 'cancel' });
        // In the middle of one huge file nothing is heard: then what is stored so far is all there is.
        timer = setTimeout(end, PATIENCE_MS);
      }
      signal?.addEventListener('abort', callOff);
      ask({ kind: 'import', sources });
    });
  };

  return { look, run, end };
}

function notRun(wasCancelled: boolean): ImportRun {
  return { news: [], wasCancelled, ...(wasCancelled ? {} : { stopped: 'crashed' }) };
}

function ranOf(
  reply: Exclude<ImportReply, { kind: 'progress' }>,
  news: readonly ImportNews[],
  wasCancelled: boolean,
): ImportRun {
  switch (reply.kind) {
    case 'finished':
      return { news: [...news, ...reply.news], wasCancelled: reply.wasCancelled };
    case 'not-possible':
      return { news, wasCancelled, stopped: reply.reason };
    case 'crashed':
    case 'looked':
      return { news, wasCancelled, ...(wasCancelled ? {} : { stopped: 'crashed' }) };
  }
}
