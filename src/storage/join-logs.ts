import type { ReviewRow } from '#domain/curation/review-log.ts';
import { canonicalJson } from '#formats/canonical-json.ts';

/**
 * What of a copy of one person's log about an article the copy here lacks. Where both have gone on, as on two computers
 * of one person, the same number means two entries: those that come then follow those that are here, under numbers of
 * their own, and what they take back is renumbered with them. Joined once, a log joins again to nothing.
 */
export function missingOfLog(
  here: readonly ReviewRow[],
  coming: readonly ReviewRow[],
): readonly ReviewRow[] {
  const known = contentsOf(here);
  const bySeq = new Map(here.map((row) => [row.seq, known.get(row)]));
  const seqs = new Map(here.map((row) => [known.get(row), row.seq]));
  const contents = contentsOf(coming);
  const hasParted = coming.some((row) => {
    const there = bySeq.get(row.seq);
    return there !== undefined && there !== contents.get(row);
  });
  const missing = coming
    .filter((row) => !seqs.has(contents.get(row)))
    .toSorted((a, b) => a.seq - b.seq);
  if (!hasParted) return missing;
  const last = here.reduce((most, { seq }) => Math.max(most, seq), 0);
  const ownSeq = new Map(coming.map((row) => [row.seq, seqs.get(contents.get(row)) ?? row.seq]));
  for (const [index, row] of missing.entries()) ownSeq.set(row.seq, last + 1 + index);
  return missing.map((row): ReviewRow => {
    const { entry } = row;
    return {
      ...row,
      seq: ownSeq.get(row.seq) ?? row.seq,
      entry:
        entry.kind === 'undo' || entry.kind === 'redo'
          ? { ...entry, of: ownSeq.get(entry.of) ?? entry.of }
          : entry,
    };
  });
}

/** What each entry says and when, whatever its number: one that takes back says what it takes back. */
function contentsOf(log: readonly ReviewRow[]): ReadonlyMap<ReviewRow, string> {
  const bySeq = new Map(log.map((row) => [row.seq, row]));
  return new Map(
    log.map((row) => {
      const { at, entry } = row;
      if (entry.kind !== 'undo' && entry.kind !== 'redo') return [row, canonicalJson([at, entry])];
      const of = bySeq.get(entry.of);
      return [row, canonicalJson([at, entry.kind, of ? [of.at, of.entry] : entry.of])];
    }),
  );
}
