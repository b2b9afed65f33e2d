import type { Block } from '#domain/text/block.ts';
import type { Span } from '#domain/text/span.ts';
import { inflected } from './inflections.ts';
import { escapePattern } from './nearest-mention.ts';

export type MatchQuery = {
  readonly text: string;
  /** In sight: what is hidden is not searched. */
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  /** Any of them counts; where two fit at one place the longer is taken. */
  readonly words: readonly string[];
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
  /** Other forms of the words count too, for languages whose endings are known. */
  readonly inflected: boolean;
};

/**
 * Where words stand in an article: in the order of the text, not overlapping, never over the end of a
 * block. White space in the query fits any, kinds of quotation mark and apostrophe do not count. Linear
 * in the text for each of the words.
 */
export function findMatches(query: MatchQuery): readonly Span[] {
  const pattern = patternOf(query);
  if (!pattern) return [];
  const found: Span[] = [];
  for (const block of query.blocks) {
    for (const match of query.text.slice(block.start, block.end).matchAll(pattern)) {
      const start = block.start + match.index;
      found.push({ start, end: start + match[0].length });
    }
  }
  return found;
}

/** Longer queries are pasted by mistake; a pattern of a whole page would be slow to make. */
const MAX_QUERY = 1000;

function patternOf(query: MatchQuery): RegExp | undefined {
  const wanted = query.words.map((words) => words.trim()).filter((words) => words !== '');
  if (wanted.length === 0) return undefined;
  const alternatives = [...new Set(wanted)]
    .toSorted((a, b) => b.length - a.length)
    .map((words) => wordsPattern(words.slice(0, MAX_QUERY), query))
    .join('|');
  const flags = query.matchCase ? 'gu' : 'giu';
  // A mark at an end of the query is its own border: "“no”" is found inside "“no”s".
  return query.wholeWords
    ? new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{M}\\p{N}])`, flags)
    : new RegExp(`(?:${alternatives})`, flags);
}

function wordsPattern(words: string, query: MatchQuery): string {
  return words
    .split(/\s+/u)
    .map((word) => (query.inflected ? inflected(word, query.language, literal) : literal(word)))
    .join('\\s+');
}

/** Typed and typeset marks are one. */
function literal(word: string): string {
  return escapePattern(word)
    .replaceAll(/['’ʼ‘]/gu, "['’ʼ‘]")
    .replaceAll(/["“”„«»]/gu, '["“”„«»]')
    .replaceAll(/-/gu, '[-‐‑–]');
}
