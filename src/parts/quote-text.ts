import type { Annotation } from '#domain/annotation/annotation.ts';

/** The words of an annotation; a gap between pieces shows as an ellipsis, a paragraph's end as a blank. */
export function quoteOf(text: string, annotation: Annotation): string {
  const pieces = annotation.fragments.map(({ start, end }) => text.slice(start, end));
  return pieces.join(' … ').replaceAll(/\s+/g, ' ');
}

/** At most `limit` UTF-16 units, cut between words where it can be, never inside a character. */
export function clampText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  const space = cut.lastIndexOf(' ');
  const kept = space > limit / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}…`;
}
