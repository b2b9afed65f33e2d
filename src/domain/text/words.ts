import { segmenterFor } from './segmenter.ts';
import { overlaps, type Span } from './span.ts';

/**
 * Moves both ends of a selection out to whole words, after taking white space off its edges.
 * Punctuation that was selected stays selected. A caret (start = end) becomes the word it stands
 * in or touches; where there is none, and where only white space is selected, a caret comes back.
 */
export function snapToWords(text: string, span: Span, language: string): Span {
  const trimmed = trimWhiteSpace(text, span);
  if (trimmed.start === trimmed.end) {
    if (span.start !== span.end) return trimmed;
    return wordAt(text, span.start, language) ?? span;
  }
  const first = wordAround(text, trimmed.start, language);
  const last = wordAround(text, trimmed.end, language);
  return { start: first?.start ?? trimmed.start, end: last?.end ?? trimmed.end };
}

/** The word the offset stands in or touches; where it touches two, the one that starts there. */
export function wordAt(text: string, offset: number, language: string): Span | undefined {
  const words = wordsOf(text, chunkAround(text, offset), language);
  return words.findLast((word) => word.start <= offset && offset <= word.end);
}

/** The last word that starts before the offset (the offset may stand inside it). */
export function wordBefore(text: string, offset: number, language: string): Span | undefined {
  let at = Math.min(offset, text.length);
  while (at > 0) {
    while (at > 0 && isWhiteSpace(text, at - 1)) at -= 1;
    const chunk = chunkAround(text, at);
    const found = wordsOf(text, chunk, language).findLast((word) => word.start < offset);
    if (found) return found;
    at = Math.min(chunk.start, at - 1);
  }
  return undefined;
}

/** The first word that ends after the offset (the offset may stand inside it). */
export function wordAfter(text: string, offset: number, language: string): Span | undefined {
  let at = Math.max(offset, 0);
  while (at < text.length) {
    while (at < text.length && isWhiteSpace(text, at)) at += 1;
    const chunk = chunkAround(text, at);
    const found = wordsOf(text, chunk, language).find((word) => word.end > offset);
    if (found) return found;
    at = Math.max(chunk.end, at + 1);
  }
  return undefined;
}

/**
 * Where the end of a selection goes when it moves by one word: a `start` lands on the start of a
 * word, an `end` on the end of one. Words in hidden stretches, which are whole blocks, are passed
 * over. An edge that grows stops once behind a quotation mark that hangs on its word, so that
 * the mark can be left out and taken in again; a full stop alone is the article's, not the quote's. `undefined` when there is no further word that way.
 */
export function moveByWord(
  { text, language, hidden }: WordsInSight,
  offset: number,
  edge: 'start' | 'end',
  direction: 1 | -1,
): number | undefined {
  const after = (at: number): Span | undefined =>
    inSight(wordAfter(text, at, language), hidden, ({ end }) => wordAfter(text, end, language));
  const before = (at: number): Span | undefined =>
    inSight(wordBefore(text, at, language), hidden, ({ start }) =>
      wordBefore(text, start, language),
    );
  if (edge === 'start' && direction === -1)
    return behindSigns(text, offset, -1) ?? before(offset)?.start;
  if (edge === 'end' && direction === 1) return behindSigns(text, offset, 1) ?? after(offset)?.end;
  const word = direction === 1 ? after(offset) : before(offset);
  if (!word) return undefined;
  // The word the edge stands at or in is left behind: the edge goes to the next one's.
  if (edge === 'start') return word.start > offset ? word.start : after(word.end)?.start;
  return word.end < offset ? word.end : before(word.start)?.end;
}

/** More signs in a row than this are no punctuation of a word. */
const MOST_SIGNS = 8;
const SIGNS_AFTER = /^[^\p{L}\p{M}\p{N}\p{S}\p{C}\s]+(?=\s|$)/v;
const SIGNS_BEFORE = /(?<=^|\s)[^\p{L}\p{M}\p{N}\p{S}\p{C}\s]+$/v;

const QUOTATION_MARK = /[\p{Pi}\p{Pf}"„‚]/v;

/** Past the quotation mark, with the signs around it, between the edge of a word and the next blank; undefined where there is none. */
function behindSigns(text: string, offset: number, direction: 1 | -1): number | undefined {
  if (direction === 1) {
    const found = SIGNS_AFTER.exec(text.slice(offset, offset + MOST_SIGNS + 1))?.[0];
    const hangsOnWord = offset > 0 && !isWhiteSpace(text, offset - 1);
    return found && hangsOnWord && isQuoting(found) ? offset + found.length : undefined;
  }
  const found = SIGNS_BEFORE.exec(text.slice(Math.max(0, offset - MOST_SIGNS - 1), offset))?.[0];
  const hangsOnWord = offset < text.length && !isWhiteSpace(text, offset);
  return found && hangsOnWord && isQuoting(found) ? offset - found.length : undefined;
}

function isQuoting(signs: string): boolean {
  return signs.length <= MOST_SIGNS && QUOTATION_MARK.test(signs);
}

/** A text of which some blocks are out of sight. */
export type WordsInSight = {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** Whole blocks. */
  readonly hidden: readonly Span[];
};

/** The first word from this one on that stands in no hidden stretch. */
function inSight(
  first: Span | undefined,
  hidden: readonly Span[],
  beyond: (stretch: Span) => Span | undefined,
): Span | undefined {
  let word = first;
  while (word) {
    const { start, end } = word;
    const stretch = hidden.find((one) => overlaps(one, { start, end }));
    if (!stretch) return word;
    word = beyond(stretch);
  }
  return undefined;
}

/** Reach of one look around an offset, in code units: longer than any word, and a cost that does not grow with the text. */
const REACH = 256;

/** These hold two words together when nothing else stands between: "well-known", "AT&T", "Lenin’s". */
const LINKS = new Set(['-', '\u2010', '\u2011', '&', '\u2019', "'"]);

/** The piece without white space that the offset stands in or touches, cut at REACH on either side. */
function chunkAround(text: string, offset: number): Span {
  let start = Math.min(Math.max(offset, 0), text.length);
  let end = start;
  while (start > 0 && offset - start < REACH && !isWhiteSpace(text, start - 1)) start -= 1;
  while (end < text.length && end - offset < REACH && !isWhiteSpace(text, end)) end += 1;
  if (isInsidePair(text, start)) start -= 1;
  if (isInsidePair(text, end)) end += 1;
  return { start, end };
}

/** The word that the offset stands strictly inside of: one that only touches need not grow. */
function wordAround(text: string, offset: number, language: string): Span | undefined {
  const words = wordsOf(text, chunkAround(text, offset), language);
  return (
    words.find((word) => word.start < offset && offset < word.end) ?? insideCharacter(text, offset)
  );
}

/** An offset inside an emoji or another character of several code units must not cut it. */
function insideCharacter(text: string, offset: number): Span | undefined {
  return isInsidePair(text, offset) ? { start: offset - 1, end: offset + 1 } : undefined;
}

function wordsOf(text: string, chunk: Span, language: string): readonly Span[] {
  const words: Span[] = [];
  /** Where a link ended that came straight after a word, else -1. */
  let linkEnd = -1;
  const segments = segmenterFor(language, 'word').segment(text.slice(chunk.start, chunk.end));
  for (const { segment, index, isWordLike } of segments) {
    const start = chunk.start + index;
    const end = start + segment.length;
    const last = words.at(-1);
    if (isWordLike === true) {
      if (last && linkEnd === start) words[words.length - 1] = { start: last.start, end };
      else words.push({ start, end });
    }
    linkEnd = LINKS.has(segment) && last?.end === start ? end : -1;
  }
  return words;
}

function trimWhiteSpace(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isWhiteSpace(text, start)) start += 1;
  while (end > start && isWhiteSpace(text, end - 1)) end -= 1;
  return { start, end };
}

/** Canonical text knows no other white space. */
function isWhiteSpace(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  return code === 0x20 || code === 0x0a;
}

function isInsidePair(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return false;
  const high = text.charCodeAt(offset - 1);
  const low = text.charCodeAt(offset);
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
}
