import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Block } from '#domain/text/block.ts';

/** The blocks that are not hidden, in the order of the text. */
export function visibleBlocks(open: {
  readonly article: Article;
  readonly revision: TextRevision;
}): readonly Block[] {
  const hidden = new Set(open.article.hiddenBlocks);
  return open.revision.blocks.filter((block) => !hidden.has(block.id));
}

/** Blocks that look like page junk and are still shown. */
export function flaggedBlocks(open: {
  readonly article: Article;
  readonly revision: TextRevision;
}): readonly Block[] {
  return visibleBlocks(open).filter((block) => block.flag !== undefined);
}
