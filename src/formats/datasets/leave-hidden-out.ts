import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { leaveBlocksOut } from '#domain/export/leave-blocks-out.ts';
import type { Block } from '#domain/text/block.ts';
import { overlaps } from '#domain/text/span.ts';

/**
 * The set for people who read: without the parts of each article that somebody has hidden, unless an annotation
 * lies in them. All offsets are of the shorter texts. `left`: how many parts stay out, each article counted once.
 */
export function leaveHiddenOut(set: ExportSet): { readonly set: ExportSet; readonly left: number } {
  const left = new Map<string, number>();
  const documents = set.documents.map((document) => {
    const gone = unmarkedHidden(document);
    const { id } = document.article;
    // Of two people's work on it the one may need a part that the other does not.
    left.set(id, Math.max(left.get(id) ?? 0, gone.size));
    return gone.size === 0 ? document : without(document, gone);
  });
  return {
    set: { ...set, documents },
    left: [...left.values()].reduce((sum, count) => sum + count, 0),
  };
}

/** Hidden parts that are in the texts of a set, each article counted once. */
export function countHidden({ documents }: ExportSet): number {
  const articles = new Map(documents.map((document) => [document.article.id, document]));
  return [...articles.values()].reduce((sum, { article, revision }) => {
    const hidden = new Set(article.hiddenBlocks);
    return sum + revision.blocks.filter(({ id }) => hidden.has(id)).length;
  }, 0);
}

function unmarkedHidden({ article, revision, annotations }: ExportDocument): ReadonlySet<Block> {
  if (article.hiddenBlocks.length === 0) return new Set();
  const hidden = new Set(article.hiddenBlocks);
  const marked = annotations.flatMap(({ fragments }) => fragments);
  return new Set(
    revision.blocks.filter(
      (block) => hidden.has(block.id) && !marked.some((piece) => overlaps(piece, block)),
    ),
  );
}

/** No annotation lies in what is gone: only one of blanks beside it may be left without a place. */
function without(document: ExportDocument, gone: ReadonlySet<Block>): ExportDocument {
  const { text, blocks, spansOf } = leaveBlocksOut(document.revision, (block) => gone.has(block));
  return {
    ...document,
    revision: { ...document.revision, text, blocks },
    annotations: document.annotations.map((annotation) => ({
      ...annotation,
      fragments: spansOf(annotation.fragments),
    })),
  };
}
