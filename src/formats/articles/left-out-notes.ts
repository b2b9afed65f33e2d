import type { DecodeNote } from './decoded-article.ts';

const KINDS = [
  'deletions-left-out',
  'comments-left-out',
  'struck-left-out',
  'hidden-left-out',
] as const;

type LeftOut = Extract<DecodeNote, { readonly kind: (typeof KINDS)[number] }>;

/** A note for each kind of passage that was left out. */
export function leftOutNotes(
  counts: Partial<Readonly<Record<LeftOut['kind'], number>>>,
): readonly LeftOut[] {
  return KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
}

/** The notes of two parts of one text: passages of a kind are counted together. */
export function joinNotes(
  first: readonly DecodeNote[] = [],
  second: readonly DecodeNote[] = [],
): readonly DecodeNote[] {
  const all = [...first, ...second];
  const counted = KINDS.map((kind) => {
    const counts = all.map((note) => (note.kind === kind ? note.count : 0));
    return [kind, counts.reduce((sum, count) => sum + count, 0)] as const;
  });
  return [
    ...all.filter(({ kind }) => !KINDS.some((known) => known === kind)),
    ...leftOutNotes(Object.fromEntries(counted)),
  ];
}
