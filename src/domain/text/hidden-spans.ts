import type { Block } from './block.ts';
import { overlaps, type Span } from './span.ts';

/** The stretches of the text that are out of sight, in its order. */
export function hiddenSpans(blocks: readonly Block[]): readonly Span[] {
  return blocks.filter((block) => block.hidden === true);
}

/** What is left of the spans once these stretches are cut out of them; unsorted, none empty. */
export function cutOut(spans: readonly Span[], stretches: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let from = span.start;
    for (const { start, end } of stretches) {
      if (!overlaps(span, { start, end })) continue;
      if (start > from) left.push({ start: from, end: start });
      from = Math.max(from, end);
    }
    if (from < span.end) left.push({ start: from, end: span.end });
    return left;
  });
}

/** The parts that spans and others share. */
export function sharedParts(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return spans.flatMap((span) =>
    others
      .filter((other) => overlaps(span, other))
      .map(({ start, end }) => ({
        start: Math.max(span.start, start),
        end: Math.min(span.end, end),
      })),
  );
}
