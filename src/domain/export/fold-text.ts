import type { Span } from '#domain/text/span.ts';
import { type Replacement, replaceSpans } from './replace-spans.ts';

/** A text as names are looked for in it, and the way back to the text itself. */
export type FoldedText = {
  readonly text: string;
  /** A span of the text itself → where it is in the folded one. Offsets in UTF-16 code units. */
  readonly fold: (span: Span) => Span;
  /** A span of the folded text → the characters it was made of, whole ones. */
  readonly unfold: (span: Span) => Span;
};

/**
 * Letters as their reader takes them: wide, circled and joined ones as plain ones (NFKC), without what is
 * not seen (soft hyphens, joiners), and what is written in escapes of addresses, JSON or XML as the letters it
 * stands for. "ＫＡＲＥＬ", "Ka­rel" and "K%C3%A1ja" hide no name.
 */
export function foldText(text: string): FoldedText {
  const edits = editsIn(text);
  if (edits.length === 0) return { text, fold: (span) => span, unfold: (span) => span };
  const folded = replaceSpans(text, edits);
  const starts = edits.map(({ start }) => folded.startOf(start));
  // Of edits that begin at one place all but the last have become nothing.
  const lastFrom = (offset: number): number => lastAtOrBefore(starts, offset);
  const originOf = (offset: number, isEnd: boolean): number => {
    // What ends where an edit begins has nothing of it.
    const index = lastFrom(isEnd ? offset - 1 : offset);
    const edit = edits[index];
    if (!edit) return offset;
    const end = (starts[index] ?? 0) + edit.words.length;
    if (offset < end) return isEnd ? edit.end : edit.start;
    return edit.end + offset - end;
  };
  return {
    text: folded.text,
    fold: ({ start, end }) => ({ start: folded.startOf(start), end: folded.endOf(end) }),
    unfold: ({ start, end }) => ({ start: originOf(start, false), end: originOf(end, true) }),
  };
}

/** The same word for word, for what needs no way back. */
export function foldWords(text: string): string {
  return foldText(text).text;
}

const ESCAPES = [
  // One character of UTF-8 after the other, so that a name ends where its last letter does.
  '%[0-7][0-9a-f]',
  '%[cd][0-9a-f]%[89ab][0-9a-f]',
  '%e[0-9a-f](?:%[89ab][0-9a-f]){2}',
  '%f[0-4](?:%[89ab][0-9a-f]){3}',
  // One byte a letter, in an address: “100%de” is none.
  String.raw`(?<=[\p{L}\/=_+.\-])%[89a-f][0-9a-f]`,
  String.raw`\\u[0-9a-f]{4}`,
  '&#x[0-9a-f]{1,6};',
  String.raw`&#\d{1,7};`,
  // Accents do not count where names are compared: the letter is enough.
  '&[a-z](?:acute|grave|circ|uml|caron|tilde|ring|cedil|ogon|breve|macr|slash|dot);',
  '&(?:nbsp|shy|zwn?j);',
].join('|');

const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}+`;
/** Letters with what is composed with them; Hangul is composed of letters alone. */
const LETTERS = String.raw`[\u1100-\u11ff]+|[^\n]\p{M}+|[^\0-\x7f]`;

const FOLDABLE = new RegExp(`${ESCAPES}|${UNSEEN}|${LETTERS}`, 'giu');
const PLAIN = /^[^\\%&\u{80}-\u{10ffff}]*$/u;

function editsIn(text: string): readonly Replacement[] {
  if (PLAIN.test(text)) return [];
  const edits: Replacement[] = [];
  for (const match of text.matchAll(FOLDABLE)) {
    const [found] = match;
    const words = readAs(found).replaceAll(/\p{Default_Ignorable_Code_Point}/gv, '');
    if (words !== found) edits.push({ start: match.index, end: match.index + found.length, words });
  }
  return edits;
}

function readAs(found: string): string {
  if (found.startsWith('%')) return percentLetter(found).normalize('NFKC');
  const named = /^&(nbsp|shy|zwn?j|[a-z](?=[a-z]{3,};$))/iv.exec(found)?.[1];
  if (named !== undefined) return named.length === 1 ? named : named === 'nbsp' ? ' ' : '';
  const code = /^(?:\\u|&#x)([0-9a-f]+);?$/iv.exec(found)?.[1];
  const decimal = /^&#(\d+);$/v.exec(found)?.[1];
  if (code === undefined && decimal === undefined) return found.normalize('NFKC');
  const point = code === undefined ? Number(decimal) : Number.parseInt(code, 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point).normalize('NFKC') : found;
}

/** Pages from before Unicode write one byte a letter: "K%E1ja". */
function percentLetter(escaped: string): string {
  try {
    return decodeURIComponent(escaped);
  } catch {
    return escaped.replaceAll(/%([0-9a-f]{2})/giv, (_all, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }
}

/** Index of the last that is not after the offset; -1 where all are. */
function lastAtOrBefore(sorted: readonly number[], offset: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
