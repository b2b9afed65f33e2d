import { addToGroup } from '#domain/collection/group-by.ts';
import type { AnnotatorId, Instant, LayerId } from '#domain/ids.ts';
import type { Position } from './review-items.ts';
import type {
  DecisionHow,
  Outcome,
  ReviewAnswer,
  ReviewEntry,
  ReviewMode,
  ReviewRow,
} from './review-log.ts';

type ReviewBegin = {
  readonly by: AnnotatorId;
  readonly at: Instant;
  readonly mode: ReviewMode;
  readonly layers: readonly { readonly id: LayerId; readonly rev: number }[];
};

/** What holds now of one person's answer to an item: on the versions that `print` tells. */
export type LoggedPosition = Position & { readonly print: string };

type LoggedAnswer = {
  readonly by: AnnotatorId;
  readonly at: Instant;
  readonly print: string;
  readonly answer: ReviewAnswer;
  readonly note?: string;
};

export type LoggedVerdict = {
  readonly by: AnnotatorId;
  readonly at: Instant;
  readonly rev: number;
  readonly verdict: 'approved' | 'returned';
  readonly summary?: string;
};

/** One thing that was said of an item: a decision, or what an annotator thinks of one. */
export type Said = {
  readonly by: AnnotatorId;
  readonly at: Instant;
  readonly print: string;
  readonly note?: string;
} & (
  | { readonly kind: 'decision'; readonly outcome: Outcome; readonly how: DecisionHow }
  | { readonly kind: 'answer'; readonly answer: ReviewAnswer }
);

/** All logs of a review taken together. */
export type ReviewLog = {
  /** The latest. */
  readonly begin: ReviewBegin | undefined;
  /** Item key → each person's latest position, latest first. */
  readonly positions: ReadonlyMap<string, readonly LoggedPosition[]>;
  /** Item key → each person's latest answer, latest first. */
  readonly answers: ReadonlyMap<string, readonly LoggedAnswer[]>;
  /** Item key → all that was said of it and not taken back, latest first. */
  readonly said: ReadonlyMap<string, readonly Said[]>;
  /** The latest on each layer. */
  readonly verdicts: ReadonlyMap<LayerId, LoggedVerdict>;
};

/**
 * What holds of logs of any number of people, in any order: what was taken back does not, and of one
 * person's answers to an item the latest does. The same rows give the same result on every machine.
 */
export function foldReview(rows: readonly ReviewRow[]): ReviewLog {
  let begin: ReviewBegin | undefined;
  const positions = new Map<string, Map<AnnotatorId, LoggedPosition>>();
  const answers = new Map<string, Map<AnnotatorId, LoggedAnswer>>();
  const said = new Map<string, Said[]>();
  const verdicts = new Map<LayerId, LoggedVerdict>();
  for (const { by, at, entry } of standingRows(rows)) {
    switch (entry.kind) {
      case 'begin':
        begin = { by, at, mode: entry.mode ?? begin?.mode ?? 'lead', layers: entry.layers };
        break;
      case 'decide':
        for (const { key, print, outcome } of entry.items) {
          const { how, note } = entry;
          const position = { by, at, print, outcome, how, ...(note !== undefined && { note }) };
          put(positions, key, position);
          addToGroup(said, key, { kind: 'decision', ...position });
        }
        break;
      case 'answer':
        for (const { key, print, answer } of entry.items) {
          const { note } = entry;
          const given = { by, at, print, answer, ...(note !== undefined && { note }) };
          put(answers, key, given);
          addToGroup(said, key, { kind: 'answer', ...given });
        }
        break;
      case 'verdict': {
        const { layer, rev, verdict, summary } = entry;
        const given = { by, at, rev, verdict, ...(summary !== undefined && { summary }) };
        verdicts.set(layer, given);
        break;
      }
      case 'undo':
      case 'redo':
        break;
    }
  }
  for (const each of said.values()) each.reverse();
  return {
    begin,
    positions: latestFirst(positions),
    answers: latestFirst(answers),
    said,
    verdicts,
  };
}

/** Numbers of one person's entries that can be taken back or done again, the next one last. */
export function reviewHistory(
  rows: readonly ReviewRow[],
  by: AnnotatorId,
): { readonly undo: readonly ReviewRow[]; readonly redo: readonly ReviewRow[] } {
  const own = rows.filter((row) => row.by === by).toSorted((a, b) => a.seq - b.seq);
  const bySeq = new Map(own.map((row) => [row.seq, row]));
  const undo: ReviewRow[] = [];
  const redo: ReviewRow[] = [];
  for (const row of own) {
    const { entry } = row;
    if (canBeUndone(entry)) {
      undo.push(row);
      redo.length = 0;
    } else if (entry.kind === 'undo') {
      move(bySeq.get(entry.of), undo, redo);
    } else if (entry.kind === 'redo') {
      move(bySeq.get(entry.of), redo, undo);
    }
  }
  return { undo, redo };
}

function move(row: ReviewRow | undefined, from: ReviewRow[], to: ReviewRow[]): void {
  if (!row) return;
  const at = from.lastIndexOf(row);
  if (at !== -1) from.splice(at, 1);
  to.push(row);
}

function canBeUndone({ kind }: ReviewEntry): boolean {
  return kind === 'decide' || kind === 'answer' || kind === 'verdict';
}

/** Without what was taken back; by time, then person, then number: clocks of two people may differ. */
function standingRows(rows: readonly ReviewRow[]): readonly ReviewRow[] {
  const undone = new Set<string>();
  for (const { by, entry } of rows.toSorted((a, b) => a.seq - b.seq)) {
    if (entry.kind === 'undo') undone.add(`${by} ${entry.of}`);
    if (entry.kind === 'redo') undone.delete(`${by} ${entry.of}`);
  }
  return rows
    .filter(({ by, seq }) => !undone.has(`${by} ${seq}`))
    .toSorted((a, b) => a.at - b.at || (a.by < b.by ? -1 : Number(a.by > b.by)) || a.seq - b.seq);
}

function put<T extends { readonly by: AnnotatorId }>(
  map: Map<string, Map<AnnotatorId, T>>,
  key: string,
  value: T,
): void {
  const known = map.get(key) ?? new Map<AnnotatorId, T>();
  map.set(key, known);
  // Deleted first, so that the latest comes last.
  known.delete(value.by);
  known.set(value.by, value);
}

function latestFirst<T>(
  map: ReadonlyMap<string, ReadonlyMap<AnnotatorId, T>>,
): ReadonlyMap<string, readonly T[]> {
  return new Map([...map].map(([key, each]) => [key, [...each.values()].toReversed()]));
}
