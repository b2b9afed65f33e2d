import type { Command } from '#domain/annotation/command.ts';
import type { Instant, LayerId } from '#domain/ids.ts';

/** One acknowledged act on a layer, as the write-ahead log keeps it. */
export type LogEntry = {
  /** The layer's revision after it: 1 for the first act, then without gaps. */
  readonly rev: number;
  readonly at: Instant;
  /** `project`: part of an act on the whole project; that is taken back as a whole, and not from the article. */
  readonly kind: 'do' | 'undo' | 'redo' | 'project';
  /** Name of the act, such as `tag`; an undo or redo carries that of the act it takes back or repeats. */
  readonly act: string;
  /** What was applied to the layer: for an undo, the inverse of the entry it takes back. */
  readonly command: Command;
  /** Brings back the state before this entry. */
  readonly inverse: Command;
  /** Undo: the `do` or `redo` it takes back. Redo: the `undo` it takes back. */
  readonly of?: number;
};

/** As it is stored: the layer is part of the key. */
export type LogRow = LogEntry & { readonly layerId: LayerId };

export function entryOf({ layerId: _layerId, ...entry }: LogRow): LogEntry {
  return entry;
}
