/** Why a write did not reach the disk. What was to be written is then still only in memory. */
export type SaveFailure = 'disk-full' | 'database-closed' | 'newer-version-open' | 'unknown';

/** A transaction that was rolled back, whole. */
export type StorageFailure = {
  readonly kind: 'failed';
  readonly reason: SaveFailure;
  /** What the browser said, for the error report. */
  readonly cause: unknown;
};

/** The database was upgraded by a newer version of the app, or emptied, while this one had it open. */
export class SchemaChanged extends Error {
  override readonly name = 'SchemaChanged';
  readonly found: number | undefined;

  constructor(found: number | undefined) {
    super(
      found === undefined
        ? 'the database holds no schema number: it was emptied while open'
        : `the database has schema ${String(found)}`,
    );
    this.found = found;
  }
}

/** What an error of IndexedDB or Dexie means for the person who wants to save. */
export function saveFailureOf(error: unknown): SaveFailure {
  for (const part of chainOf(error)) {
    if (part instanceof SchemaChanged) {
      return part.found === undefined ? 'database-closed' : 'newer-version-open';
    }
    const reason = REASONS.get(nameOf(part));
    if (reason !== undefined) return reason;
  }
  return 'unknown';
}

const REASONS: ReadonlyMap<string, SaveFailure> = new Map([
  ['QuotaExceededError', 'disk-full'],
  ['VersionError', 'newer-version-open'],
  ['VersionChangeError', 'newer-version-open'],
  ['DatabaseClosedError', 'database-closed'],
  ['InvalidStateError', 'database-closed'],
]);

/** Longest chain of causes that is followed; guards against a circle. */
const MAX_DEPTH = 8;

/** The error itself, then what it wraps: a full disk comes as an `AbortError` around the real one. */
function chainOf(error: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  const queue: unknown[] = [error];
  while (queue.length > 0 && chain.length < MAX_DEPTH) {
    const part = queue.shift();
    if (typeof part !== 'object' || part === null) continue;
    chain.push(part);
    if ('inner' in part) queue.push(part.inner);
    if ('cause' in part) queue.push(part.cause);
    if ('failures' in part && Array.isArray(part.failures)) queue.push(part.failures[0]);
  }
  return chain;
}

function nameOf(part: unknown): string {
  if (typeof part !== 'object' || part === null || !('name' in part)) return '';
  return typeof part.name === 'string' ? part.name : '';
}
