import type { Span } from '#domain/text/span.ts';

/** Underlines that can lie under one line of text. */
export const LANES = 3;

/** The lane of an annotation that found all of them taken; it is counted as "+1". */
export const OVERFLOW_LANE = LANES;

/**
 * Gives each item the lowest lane that nothing it overlaps has taken. Items come in order of start,
 * longer first, so that the same set always gets the same lanes. Gaps between an item's fragments
 * are free for others.
 */
export function assignLanes(
  order: Iterable<number>,
  fragmentsOf: (item: number) => readonly Span[],
  assign: (item: number, lane: number) => void,
): void {
  const taken: Span[][] = Array.from({ length: LANES }, () => []);
  for (const item of order) {
    const fragments = fragmentsOf(item);
    const start = fragments[0]?.start ?? 0;
    const lane = taken.findIndex((spans) => isFree(spans, fragments, start));
    assign(item, lane === -1 ? OVERFLOW_LANE : lane);
    if (lane !== -1) taken[lane]?.push(...fragments);
  }
}

/** Forgets what ended before `start`: items come in order of start, so nothing can meet it again. */
function isFree(taken: Span[], fragments: readonly Span[], start: number): boolean {
  let kept = 0;
  for (const span of taken) {
    if (span.end <= start) continue;
    taken[kept] = span;
    kept += 1;
  }
  taken.length = kept;
  return !taken.some((span) => fragments.some((f) => span.start < f.end && f.start < span.end));
}
