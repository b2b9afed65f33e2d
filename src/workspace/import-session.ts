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
import { type ImportWorker, takeImportWorker } from './import-workers.ts';
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
  /** Lets the worker go, which waits for the next import or, in the middle of something, ends; to be called in any case. */
  readonly end: () => void;
};

export function startImportSession(): ImportSession {
  let worker: ImportWorker | undefined;
  /** Who waits for an answer, in order; `true`: that was the last one. */
  const waiting: ((reply: Answer) => boolean)[] = [];
  let hasEnded = false;

  /** Where code could not be fetched, some browsers try again only in another worker. */
  let isSound = true;

  function hear(reply: ImportReply): void {
    isSound &&= isSoundReply(reply);
    if (reply.kind === 'not-prepared') return;
    const [first] = waiting;
    if (first?.(reply) === true) waiting.shift();
  }
  function drop(): void {
    worker?.end();
    worker = undefined;
    for (const answer of waiting.splice(0)) answer({ kind: 'crashed', message: 'ended' });
  }
  function end(): void {
    hasEnded = true;
    if (waiting.length > 0 || !isSound) drop();
    worker?.giveBack();
    worker = undefined;
  }
  function ask(request: ImportRequest): void {
    // One file that was too much for it when looked at must not keep the others from being taken.
    worker ??= takeImportWorker({ onReply: hear, onError: drop });
    worker.ask(request);
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

type Answer = Exclude<ImportReply, { kind: 'not-prepared' }>;

function isSoundReply(reply: ImportReply): boolean {
  switch (reply.kind) {
    case 'looked':
      return !reply.looked.items.some(isUnreadable);
    case 'progress':
    case 'finished':
      return !reply.news.some(isUnreadable);
    case 'not-possible':
    case 'crashed':
    case 'not-prepared':
      return false;
  }
}

function isUnreadable(item: ImportNews | LookedItem): boolean {
  return item.kind === 'failed' && item.failure.reason === 'unreadable';
}

function notRun(wasCancelled: boolean): ImportRun {
  return { news: [], wasCancelled, ...(wasCancelled ? {} : { stopped: 'crashed' }) };
}

function ranOf(
  reply: Exclude<Answer, { kind: 'progress' }>,
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
