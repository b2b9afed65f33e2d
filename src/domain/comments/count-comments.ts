import type { CommentEntry } from './comment.ts';
import { foldThreads } from './threads.ts';

/** Comments that somebody can read, answers among them; what was withdrawn is none. */
export function countComments(entries: readonly CommentEntry[] = []): number {
  if (entries.length === 0) return 0;
  return foldThreads(entries)
    .flatMap(({ comments }) => comments)
    .filter(({ state }) => state !== 'withdrawn').length;
}
