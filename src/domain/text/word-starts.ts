import { segmenterFor } from './segmenter.ts';
import type { Span } from './span.ts';

/** Words joined by an apostrophe, a hyphen or an ampersand are one word: "don’t", "vice-mayor", "R&D". */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[’'&\-\u2010\u2011][\p{L}\p{M}\p{N}]+)*/gu;

/** Written without spaces between words. */
const UNSPACED = /^(?:ja|zh|th|lo|km|my)(?:-|$)/;

/**
 * Where each word of some stretches begins: UTF-16 offsets into the text, ascending. What numbers of
 * words are counted by. `spans` are sorted and do not overlap.
 */
export function wordStarts(text: string, spans: readonly Span[], language: string): Uint32Array {
  const starts: number[] = [];
  for (const span of spans) {
    const piece = text.slice(span.start, span.end);
    if (UNSPACED.test(language)) {
      for (const { index, isWordLike } of segmenterFor(language, 'word').segment(piece)) {
        if (isWordLike === true) starts.push(span.start + index);
      }
    } else {
      for (const match of piece.matchAll(WORD)) starts.push(span.start + match.index);
    }
  }
  return Uint32Array.from(starts);
}

/** Numbers `[from, to)` of the words that begin inside a span. */
export function wordRange(
  starts: Uint32Array,
  span: Span,
): { readonly from: number; readonly to: number } {
  return { from: firstAtOrAfter(starts, span.start), to: firstAtOrAfter(starts, span.end) };
}

function firstAtOrAfter(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
