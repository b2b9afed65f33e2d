import { lengthOf } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';

/** Number of UTF-16 code units two annotations share. Fragments sorted and disjoint; one pass over both. */
export function sharedLength(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  for (;;) {
    const left = a[i];
    const right = b[j];
    if (!left || !right) return shared;
    shared += Math.max(0, Math.min(left.end, right.end) - Math.max(left.start, right.start));
    if (left.end <= right.end) i += 1;
    else j += 1;
  }
}

/** Intersection over union in UTF-16 code units, 0 to 1: gaps between fragments belong to neither. */
export function intersectionOverUnion(a: readonly Span[], b: readonly Span[]): number {
  const shared = sharedLength(a, b);
  return shared === 0 ? 0 : shared / (lengthOf(a) + lengthOf(b) - shared);
}

export function fragmentsEqual(a: readonly Span[], b: readonly Span[]): boolean {
  return (
    a.length === b.length &&
    a.every((span, index) => span.start === b[index]?.start && span.end === b[index].end)
  );
}
