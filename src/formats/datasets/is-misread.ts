import type { Span } from '#domain/text/span.ts';
import type { ReadOffsets } from './foreign-offsets.ts';

/**
 * Whether spans without quotes were counted in the other unit than their format's: read as the
 * format has it most of those that differ begin or end within a word or at white space, and read the
 * other way none does.
 */
export function isMisread(
  raw: string,
  spans: readonly Span[],
  read: ReadOffsets,
  readOther: ReadOffsets,
): boolean {
  let differing = 0;
  let misfits = 0;
  for (const span of spans) {
    const own = read(span);
    const other = readOther(span);
    if (own?.start === other?.start && own?.end === other?.end) continue;
    differing += 1;
    if (!own || !isWhole(raw, own)) misfits += 1;
    if (!other || !isWhole(raw, other)) return false;
  }
  return misfits * 2 > differing;
}

function isWhole(raw: string, { start, end }: Span): boolean {
  const hasSpace = /\s/.test(raw.charAt(start)) || /\s/.test(raw.charAt(end - 1));
  return !hasSpace && !cutsWord(raw, start) && !cutsWord(raw, end);
}

/** Without the scripts whose words stand without blanks, or with endings behind a name: there a span may end anywhere. */
const WORD =
  /[[\p{L}\p{M}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]/v;
const WORD_BEFORE = new RegExp(`(?:${WORD.source})$`, 'v');
const WORD_AFTER = new RegExp(`^(?:${WORD.source})`, 'v');

function cutsWord(raw: string, offset: number): boolean {
  const before = raw.slice(Math.max(0, offset - 2), offset);
  const after = raw.slice(offset, offset + 2);
  return WORD_BEFORE.test(before) && WORD_AFTER.test(after);
}
