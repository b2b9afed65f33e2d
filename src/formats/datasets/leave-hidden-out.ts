import type { ExportDocument, ExportSet } from '#domain/export/export-set.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { type Span, overlaps } from '#domain/text/span.ts';

/**
 * The set for people who read: without the parts of each article that somebody has hidden, unless an annotation
 * lies in them. All offsets are of the shorter texts. `left`: how many parts stay out, each article counted once.
 */
export function leaveHiddenOut(set: ExportSet): { readonly set: ExportSet; readonly left: number } {
  const left = new Map<string, number>();
  const documents = set.documents.map((document) => {
    const kept = keptBlocks(document);
    const gone = document.revision.blocks.length - kept.length;
    const { id } = document.article;
    // Of two people's work on it the one may need a part that the other does not.
    left.set(id, Math.max(left.get(id) ?? 0, gone));
    return gone === 0 ? document : withBlocks(document, kept);
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

function keptBlocks({ article, revision, annotations }: ExportDocument): readonly Block[] {
  if (article.hiddenBlocks.length === 0) return revision.blocks;
  const hidden = new Set(article.hiddenBlocks);
  const marked = annotations.flatMap(({ fragments }) => fragments);
  return revision.blocks.filter(
    (block) => !hidden.has(block.id) || marked.some((piece) => overlaps(piece, block)),
  );
}

function withBlocks(document: ExportDocument, kept: readonly Block[]): ExportDocument {
  const { text } = document.revision;
  let end = 0;
  const blocks = kept.map((block, index): Block => {
    const start = index === 0 ? 0 : end + SEPARATOR.length;
    end = start + block.end - block.start;
    return { ...block, start, end };
  });
  return {
    ...document,
    revision: {
      ...document.revision,
      text: kept.map((block) => text.slice(block.start, block.end)).join(SEPARATOR),
      blocks,
    },
    annotations: document.annotations.map((annotation) => ({
      ...annotation,
      fragments: annotation.fragments.map((piece) => moved(piece, kept, blocks)),
    })),
  };
}

const SEPARATOR = '\n\n';

/** Where a piece has come to stand; of blanks alone that stood beside a part that is gone, nothing may be left. */
function moved({ start, end }: Span, before: readonly Block[], now: readonly Block[]): Span {
  const at = blockIndexAt(before, start);
  const first = (before[at]?.end ?? 0) > start ? at : at + 1;
  const last = blockIndexAt(before, end - 1);
  const from = (now[first]?.start ?? 0) + Math.max(0, start - (before[first]?.start ?? 0));
  const to = (now[last]?.end ?? 0) - Math.max(0, (before[last]?.end ?? 0) - end);
  return { start: Math.min(from, to), end: Math.max(0, to) };
}
