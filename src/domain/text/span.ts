/** Half-open range `[start, end)` of UTF-16 code units in an article's canonical text. */
export type Span = {
  /** Offset of the first code unit, counted from 0. */
  readonly start: number;
  /** Offset one past the last code unit. */
  readonly end: number;
};

/** True when both share at least one code unit; spans that only touch do not. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `inner` lies wholly inside `outer` (equal spans contain each other). */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function spansEqual(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
