import type { ExportSet } from '#domain/export/export-set.ts';
import { type Flattened, type Holds, flattenSet, lossCounter } from './flatten-work.ts';
import { inCodebookWords } from './in-codebook-words.ts';
import { leaveHiddenOut } from './leave-hidden-out.ts';

/** As `flattenSet`, for people who read: in the codebook's words, and what somebody has hidden stays out. */
export function flattenForReaders(whole: ExportSet, holds: Holds): Flattened {
  const { set, left } = leaveHiddenOut(whole);
  const { works, losses } = flattenSet(inCodebookWords(set), { ...holds, people: 'names' });
  const counter = lossCounter();
  counter.add('hidden-left-out', left);
  return { works, losses: [...losses, ...counter.all()] };
}
