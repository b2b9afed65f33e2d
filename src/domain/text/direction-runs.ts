import { RTL_SCRIPTS } from './language.ts';

export type DirectionRun = { readonly words: string; readonly direction: 'ltr' | 'rtl' };

const RTL = String.raw`[${RTL_SCRIPTS}\u200f]`;
const LTR = String.raw`[[\p{L}\u200e]--${RTL}]`;

/** From a letter to the last letter or digit before one of the other side; marks and per cent signs go with it. */
function runOf(own: string, other: string): RegExp {
  return new RegExp(String.raw`${own}(?:[^${other}]*[${own}\p{Nd}])?[\p{M}%٪]*`, 'gv');
}

const RUNS = { ltr: runOf(LTR, RTL), rtl: runOf(RTL, LTR) } as const;

/**
 * A text of direction `base` cut where the writing turns round, for formats in which each run says from which side it is
 * read. What has no side of its own goes with the text, as in the Unicode bidirectional algorithm; a bracket is closed in
 * the run that opens it. Linear.
 */
export function directionRuns(text: string, base: 'ltr' | 'rtl'): readonly DirectionRun[] {
  const turned = base === 'rtl' ? 'ltr' : 'rtl';
  const runs: DirectionRun[] = [];
  let at = 0;
  for (const { 0: words, index } of text.matchAll(RUNS[turned])) {
    const end = closedEnd(text, words, index + words.length);
    if (index > at) runs.push({ words: text.slice(at, index), direction: base });
    runs.push({ words: text.slice(index, end), direction: turned });
    at = end;
  }
  if (at < text.length) runs.push({ words: text.slice(at), direction: base });
  return runs;
}

function closedEnd(text: string, words: string, end: number): number {
  const open = countOf(words, /\p{Ps}/gv) - countOf(words, /\p{Pe}/gv);
  const closing = /^\p{Pe}*/v.exec(text.slice(end, end + Math.max(0, open)))?.[0] ?? '';
  return end + closing.length;
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
