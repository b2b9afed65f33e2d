import type { LogEntry } from './log-entry.ts';

/** What of an entry of a log the stacks rest on. */
type Step = Pick<LogEntry, 'rev' | 'kind' | 'of'>;

/** Entries that can be taken back now; the last of each list is the next one. */
export type History<T extends Step = LogEntry> = {
  /** `do` and `redo` entries: undo applies the `inverse` of the last. */
  readonly undo: readonly T[];
  /** `undo` entries: redo applies the `inverse` of the last. */
  readonly redo: readonly T[];
};

export const NO_HISTORY: History = { undo: [], redo: [] };

/**
 * Rebuilds both stacks from a log in order of revision. A log whose beginning was cut off gives the
 * upper part of the true stacks: what is there is right, only the oldest steps are missing.
 */
export function foldHistory<T extends Step>(entries: readonly T[]): History<T> {
  const undo: T[] = [];
  let redo: T[] = [];
  for (const entry of entries) {
    if (entry.kind === 'project') continue;
    if (entry.kind === 'do') {
      undo.push(entry);
      redo = [];
    } else if (entry.kind === 'undo') {
      popIf(undo, entry.of);
      redo.push(entry);
    } else {
      popIf(redo, entry.of);
      undo.push(entry);
    }
  }
  return { undo, redo };
}

/** The stacks after one more acknowledged entry: the same rule, without reading the log again. */
export function historyAfter(history: History, entry: LogEntry): History {
  if (entry.kind === 'project') return history;
  if (entry.kind === 'do') return { undo: [...history.undo, entry], redo: [] };
  const undo = [...history.undo];
  const redo = [...history.redo];
  popIf(entry.kind === 'undo' ? undo : redo, entry.of);
  (entry.kind === 'undo' ? redo : undo).push(entry);
  return { undo, redo };
}

/** The entry that is taken back is on top, unless it lies before the part of the log that was kept. */
function popIf(stack: Step[], rev: number | undefined): void {
  if (stack.at(-1)?.rev === rev) stack.pop();
}
