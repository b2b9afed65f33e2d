import type { Span } from '#domain/text/span.ts';

/** Where the words stand within the span: the exact spelling first, else without regard to case. */
export function findWords(text: string, within: Span, words: string): Span | undefined {
  const wanted = words.trim();
  if (wanted === '') return undefined;
  const body = text.slice(within.start, within.end);
  const exact = body.indexOf(wanted);
  const at = exact === -1 ? indexIgnoringCase(body, wanted) : exact;
  if (at === -1) return undefined;
  return { start: within.start + at, end: within.start + at + wanted.length };
}

/** Lower case can change the length of a text (İ): then only the exact spelling counts. */
function indexIgnoringCase(body: string, wanted: string): number {
  const lower = body.toLowerCase();
  const isSameLength =
    lower.length === body.length && wanted.toLowerCase().length === wanted.length;
  return isSameLength ? lower.indexOf(wanted.toLowerCase()) : -1;
}
