import { type Span, contains } from '#domain/text/span.ts';

/** True for what an annotation may hold: at least one span, all non-empty, sorted, neither overlapping nor touching. */
export function areFragmentsValid(fragments: readonly Span[]): boolean {
  let previousEnd = -1;
  for (const { start, end } of fragments) {
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return false;
    if (start < 0 || end <= start || start <= previousEnd) return false;
    previousEnd = end;
  }
  return fragments.length > 0;
}

/** Sorts spans and joins those that overlap or touch; empty ones fall away. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const sorted = spans
    .filter((span) => span.end > span.start)
    .toSorted((a, b) => a.start - b.start);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      joined.push({ start: span.start, end: span.end });
    }
  }
  return joined;
}

/** True when every inner fragment lies inside one of the outer ones. */
export function fragmentsContain(outer: readonly Span[], inner: readonly Span[]): boolean {
  return inner.every((piece) => outer.some((whole) => contains(whole, piece)));
}

/** Number of UTF-16 code units the fragments hold together. */
export function lengthOf(fragments: readonly Span[]): number {
  return fragments.reduce((sum, { start, end }) => sum + end - start, 0);
}
