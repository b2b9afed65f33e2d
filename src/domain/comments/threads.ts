import { groupBy } from '#domain/collection/group-by.ts';
import type { AnnotatorId, CommentId, Instant } from '#domain/ids.ts';
import type { CommentEntry, CommentTarget } from './comment.ts';

/** A comment as it reads now. */
export type Comment = {
  readonly id: CommentId;
  readonly by: AnnotatorId;
  readonly at: Instant;
  /** Empty while it is withdrawn. */
  readonly text: string;
  readonly mentions: readonly AnnotatorId[];
  readonly state: 'as-written' | 'edited' | 'withdrawn';
};

export type Thread = {
  readonly id: CommentId;
  /** Undefined while its first comment has not come: a packet may bring an answer first. */
  readonly target: CommentTarget | undefined;
  /** In the order of their times; at least one. */
  readonly comments: readonly Comment[];
  readonly isResolved: boolean;
  /** Of its latest entry, edits included. */
  readonly lastAt: Instant;
};

type Said = Extract<CommentEntry, { kind: 'comment' }>;

/** What is done to one comment: its writer's last edit or withdrawal counts. */
type Revision = Extract<CommentEntry, { kind: 'edit' | 'withdraw' }>;

/**
 * Entries → threads, in the order of their first comments. Whatever the order of the entries, and however
 * often each is there, the threads are the same.
 */
export function foldThreads(entries: readonly CommentEntry[]): readonly Thread[] {
  const byThread = groupBy(mergeComments(entries), ({ threadId }) => threadId);
  return [...byThread].flatMap(([id, own]) => foldThread(id, own) ?? []).toSorted(byBeginning);
}

/** All entries of both, each once, by time and then id. */
export function mergeComments(
  entries: readonly CommentEntry[],
  others: readonly CommentEntry[] = [],
): readonly CommentEntry[] {
  const byId = new Map<CommentId, CommentEntry>();
  for (const entry of [...entries, ...others]) {
    const known = byId.get(entry.id);
    if (!known || isBefore(entry, known)) byId.set(entry.id, entry);
  }
  return [...byId.values()].toSorted(byTime);
}

/** How many of the threads wait for an answer or a mark that they are done with. */
export function countOpen(threads: readonly Thread[]): number {
  return threads.filter(({ isResolved }) => !isResolved).length;
}

/** `entries`: in order. Nothing to show where no comment has come yet. */
function foldThread(id: CommentId, entries: readonly CommentEntry[]): Thread | undefined {
  const said = entries.filter((entry) => entry.kind === 'comment');
  const last = entries.at(-1);
  if (said.length === 0 || !last) return undefined;
  const first = said.find((entry) => entry.id === id);
  const revisions = new Map<CommentId, Revision>();
  const writers = new Map(said.map((entry) => [entry.id, entry.by]));
  let isResolved = false;
  for (const entry of entries) {
    if (entry.kind === 'edit' || entry.kind === 'withdraw') {
      // Nobody changes what somebody else has said.
      if (writers.get(entry.of) === entry.by) revisions.set(entry.of, entry);
    } else {
      // What is said after it was settled opens it again: nobody should overlook it.
      isResolved = entry.kind === 'resolve';
    }
  }
  return {
    id,
    target: first?.target ?? (first && { kind: 'article' }),
    comments: said.map((entry) => commentOf(entry, revisions.get(entry.id))),
    isResolved,
    lastAt: last.at,
  };
}

function commentOf({ id, by, at, text, mentions }: Said, revision: Revision | undefined): Comment {
  if (revision?.kind === 'withdraw') {
    return { id, by, at, text: '', mentions: [], state: 'withdrawn' };
  }
  if (!revision || revision.text === text) {
    return { id, by, at, text, mentions, state: 'as-written' };
  }
  return { id, by, at, text: revision.text, mentions: revision.mentions, state: 'edited' };
}

function byBeginning(a: Thread, b: Thread): number {
  const [first, second] = [a.comments[0]?.at ?? 0, b.comments[0]?.at ?? 0];
  return first - second || order(a.id, b.id);
}

function byTime(a: CommentEntry, b: CommentEntry): number {
  return a.at - b.at || order(a.id, b.id);
}

/** Two entries under one id come from a damaged file; any order will do that is the same everywhere. */
function isBefore(entry: CommentEntry, known: CommentEntry): boolean {
  return order(JSON.stringify(entry), JSON.stringify(known)) < 0;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
