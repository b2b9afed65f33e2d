import { joinSpans } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';

export type Replacement = Span & { readonly words: string };

/** A text after replacements, and where its offsets have gone. */
export type ReplacedText = {
  readonly text: string;
  /** An offset inside replaced words is the start of what stands there now. */
  readonly startOf: (offset: number) => number;
  /** An offset inside replaced words is the end of what stands there now. */
  readonly endOf: (offset: number) => number;
  /** Spans that begin or end inside replaced words cover the new ones whole; what then touches is joined. */
  readonly spansOf: (spans: readonly Span[]) => readonly Span[];
};

/** Puts other words in place of spans (UTF-16 code units), which must be sorted, disjoint and not empty. */
export function replaceSpans(text: string, replacements: readonly Replacement[]): ReplacedText {
  const parts: string[] = [];
  const newStarts: number[] = [];
  let done = 0;
  let length = 0;
  for (const { start, end, words } of replacements) {
    if (start < done || end <= start)
      throw new Error(`replacement ${start}–${end} is out of order`);
    parts.push(text.slice(done, start), words);
    newStarts.push(length + start - done);
    length += start - done + words.length;
    done = end;
  }
  parts.push(text.slice(done));
  const move = (offset: number, isEnd: boolean): number => {
    const index = lastStartingBefore(replacements, offset);
    const replaced = replacements[index];
    if (!replaced) return offset;
    const newStart = newStarts[index] ?? 0;
    const newEnd = newStart + replaced.words.length;
    if (offset >= replaced.end) return newEnd + offset - replaced.end;
    return isEnd ? newEnd : newStart;
  };
  const startOf = (offset: number): number => move(offset, false);
  const endOf = (offset: number): number => move(offset, true);
  return {
    text: parts.join(''),
    startOf,
    endOf,
    spansOf: (spans) =>
      joinSpans(spans.map(({ start, end }) => ({ start: startOf(start), end: endOf(end) }))),
  };
}

/** Index of the last that starts before the offset; -1 where none does. */
function lastStartingBefore(sorted: readonly Span[], offset: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle]?.start ?? 0) < offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
