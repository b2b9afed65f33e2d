import type { Span } from '#domain/text/span.ts';

/** The text that all of the lists hold. Each list sorted and disjoint, and so is the result. */
export function sharedSpans(lists: readonly (readonly Span[])[]): readonly Span[] {
  const [first, ...others] = lists;
  return others.reduce(sharedByTwo, first ?? []);
}

function sharedByTwo(a: readonly Span[], b: readonly Span[]): readonly Span[] {
  const shared: Span[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return shared;
    const start = Math.max(left.start, right.start);
    const end = Math.min(left.end, right.end);
    if (end > start) shared.push({ start, end });
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}
