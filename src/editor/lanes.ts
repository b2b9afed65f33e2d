import type { Span } from '#domain/text/span.ts';

/** Underlines that can lie under one line of text. */
const LANES = 3;

/** The lane after the last: of an annotation that found all of them taken; it is counted as "+1". */
export const OVERFLOW_LANE = 3;

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
  /** End of the last first fragment in each lane: items come by start, so no more has to be known. */
  const ends = new Int32Array(LANES);
  /** Fragments after the first, which may still lie ahead. Few annotations have any. */
  const later: Span[][] = Array.from({ length: LANES }, () => []);
  for (const item of order) {
    const fragments = fragmentsOf(item);
    const first = fragments[0];
    if (!first) continue;
    let lane = 0;
    while (lane < LANES && !isFree(ends[lane] ?? 0, later[lane] ?? [], first.start, fragments)) {
      lane += 1;
    }
    assign(item, lane);
    if (lane === OVERFLOW_LANE) continue;
    ends[lane] = first.end;
    if (fragments.length > 1) later[lane]?.push(...fragments.slice(1));
  }
}

function isFree(end: number, later: Span[], start: number, fragments: readonly Span[]): boolean {
  if (end > start) return false;
  if (later.length === 0) return true;
  // What ended before this start can meet nothing that comes after it.
  const ahead = later.filter((span) => span.end > start);
  later.splice(0, later.length, ...ahead);
  return !ahead.some((span) => fragments.some((f) => span.start < f.end && f.start < span.end));
}
