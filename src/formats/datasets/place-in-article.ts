import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import type { ExportDocument } from '#domain/export/export-set.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { BlockKind } from '#domain/text/block.ts';

/** Parts that nobody counts as paragraphs. */
const NAMES: Readonly<Partial<Record<BlockKind, string>>> = {
  headline: 'Headline',
  deck: 'Standfirst',
  byline: 'Byline',
  dateline: 'Dateline',
  heading: 'Heading',
  caption: 'Caption',
  credit: 'Credit line',
};

/**
 * Where in an article an annotation begins, as a reader of the page finds it: `Headline`, `Paragraph 3`. What is
 * hidden is on no page and counts for nothing.
 */
export function placesIn({
  article,
  revision: { blocks },
}: Pick<ExportDocument, 'article' | 'revision'>): (annotation: Annotation) => string {
  const hidden = new Set(article.hiddenBlocks);
  let paragraphs = 0;
  const names = blocks.map(({ id, kind }) => {
    if (hidden.has(id)) return 'A hidden part';
    const name = NAMES[kind];
    if (name === undefined) paragraphs += 1;
    return name ?? `Paragraph ${paragraphs}`;
  });
  return (annotation) => names[blockIndexAt(blocks, extent(annotation).start)] ?? '';
}
