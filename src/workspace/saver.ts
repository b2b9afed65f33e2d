import type { Command } from '#domain/annotation/command.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId, Instant } from '#domain/ids.ts';
import type { ActName, SaveFailure, SaveState } from './workspace-state.ts';

/** One edit on its way to the log. */
export type Edit = {
  readonly rev: number;
  readonly at: Instant;
  readonly kind: 'do' | 'undo' | 'redo' | 'project';
  readonly act: ActName;
  readonly command: Command;
  readonly inverse: Command;
  /** The edit that an undo or redo refers to. */
  readonly of?: number;
  /** What the layer's state is from here on; absent where that stays as it is. */
  readonly layerState?: Layer['state'];
  readonly entities: readonly EntityId[];
};

export type AppendOutcome =
  | {
      readonly kind: 'appended';
      /** Entities that were to be removed, but that others still name. */
      readonly kept?: readonly Entity[];
    }
  /** Somebody else (another tab) wrote since. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'failed'; readonly reason: SaveFailure };

/** `Item`: what is written, an edit of a layer or an entry of a review's log. */
export type SaverPorts<Item = Edit> = {
  /** Writes these edits in one transaction and resolves once it has completed. */
  readonly append: (edits: readonly Item[]) => Promise<AppendOutcome>;
  /**
   * Reads what another tab wrote. The function it resolves to applies that and gives back the
   * pending edits renumbered to come after it; it runs at once, so that no edit made during the read is missed.
   */
  readonly pull: () => Promise<(pending: readonly Item[]) => readonly Item[]>;
  readonly onState: (state: SaveState) => void;
  /** Calls back after a delay in milliseconds; gives the way to call it off. */
  readonly delay: (ms: number, run: () => void) => () => void;
};

export type Saver<Item = Edit> = {
  readonly enqueue: (edit: Item) => void;
  readonly retryNow: () => void;
  /** Brings in what another tab wrote, now. */
  readonly pull: () => Promise<void>;
  /** Resolves when nothing is waiting any more; stays pending while saving fails. */
  readonly settled: () => Promise<void>;
  readonly pending: () => readonly Item[];
  readonly state: () => SaveState;
  /** Gives up what is pending: what it was an edit of has been deleted for good. */
  readonly discard: () => void;
};

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 15_000;
/** So many conflicts in a row are no other tab's typing: what is stored is not what these edits were made on. */
const MAX_CONFLICTS = 20;

/**
 * Writes edits in order, one transaction at a time; edits made meanwhile share the next one.
 * An edit leaves the queue only when the transaction that holds it has completed.
 */
export function createSaver<Item = Edit>(ports: SaverPorts<Item>): Saver<Item> {
  let queue: readonly Item[] = [];
  let isWriting = false;
  let pulling: Promise<boolean> | undefined;
  let attempts = 0;
  let cancelRetry: (() => void) | undefined;
  let waiting: (() => void)[] = [];
  let state: SaveState = { kind: 'saved' };

  function show(next: SaveState): void {
    state = next;
    ports.onState(next);
  }

  function settle(): void {
    show({ kind: 'saved' });
    const resolved = waiting;
    waiting = [];
    for (const resolve of resolved) resolve();
  }

  function failed(reason: SaveFailure): void {
    attempts += 1;
    show({ kind: 'failed', reason, attempts });
    const ms = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
    cancelRetry = ports.delay(ms, () => void write());
  }

  async function write(): Promise<void> {
    if (isWriting) return;
    cancelRetry?.();
    cancelRetry = undefined;
    isWriting = true;
    // A pull that was asked for first has read the log already: two at once would bring it in twice.
    if (pulling) await pulling;
    const outcome = await writeAll().finally(() => {
      isWriting = false;
    });
    if (outcome === 'done' || queue.length === 0) settle();
    else failed(outcome);
  }

  async function writeAll(): Promise<'done' | SaveFailure> {
    let conflicts = 0;
    while (queue.length > 0) {
      const batch = queue;
      // oxlint-disable-next-line no-await-in-loop -- Edits must reach the log in order.
      const outcome = await ports
        .append(batch)
        .catch((): AppendOutcome => ({ kind: 'failed', reason: 'unknown' }));
      if (outcome.kind === 'failed') return outcome.reason;
      if (outcome.kind === 'conflict') {
        // oxlint-disable-next-line no-await-in-loop -- As above.
        const isBehind = conflicts < MAX_CONFLICTS && (await pull());
        if (!isBehind) return 'unknown';
        conflicts += 1;
      } else {
        queue = queue.slice(batch.length);
        attempts = 0;
      }
    }
    return 'done';
  }

  async function pull(): Promise<boolean> {
    try {
      const rebase = await ports.pull();
      queue = rebase(queue);
      return true;
    } catch {
      return false;
    }
  }

  return {
    pull: async () => {
      // A write under way finds the other tab's edits by itself.
      if (isWriting) return;
      pulling ??= pull().finally(() => {
        pulling = undefined;
      });
      await pulling;
    },
    enqueue: (edit) => {
      queue = [...queue, edit];
      if (attempts === 0) show({ kind: 'saving' });
      if (!cancelRetry) void write();
    },
    retryNow: () => {
      if (queue.length > 0) void write();
    },
    settled: () =>
      queue.length === 0 && !isWriting
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve);
          }),
    pending: () => queue,
    state: () => state,
    discard: () => {
      cancelRetry?.();
      cancelRetry = undefined;
      queue = [];
      attempts = 0;
      settle();
    },
  };
}
