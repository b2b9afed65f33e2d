import type { Span } from '#domain/text/span.ts';
import type { SurfaceText } from './article-surface.ts';

/** A span's text without the blocks nobody sees: what a reader expects to have copied. */
export function visibleText(
  { text, blocks }: SurfaceText,
  hidden: ReadonlySet<string>,
  span: Span,
): string {
  return blocks
    .filter(({ id, start, end }) => !hidden.has(id) && start < span.end && span.start < end)
    .map(({ start, end }) => text.slice(Math.max(start, span.start), Math.min(end, span.end)))
    .join('\n\n');
}
