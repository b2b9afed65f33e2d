import * as v from 'valibot';
import type { ExportDocument } from '#domain/export/export-set.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import { BOILERPLATE_REASONS, type Block } from '#domain/text/block.ts';
import type { OffsetConverter } from '#domain/text/offsets.ts';
import type { DecodedArticle } from '#formats/articles/decoded-article.ts';
import type { ImportedText } from './imported-text.ts';
import type { Unplaced } from './imported-work.ts';

/** A span in each unit. */
export const RangeJson = v.object({ start: v.number(), end: v.number() });

/** A part of an article that is out of sight, and why it was taken for page junk where it was. */
export const HiddenPartJson = v.object({
  codePoints: RangeJson,
  reason: v.optional(v.string()),
  utf16: RangeJson,
  utf8: RangeJson,
});

type HiddenPart = v.InferOutput<typeof HiddenPartJson>;

/** The article's blocks that somebody or the import has hidden. */
export function hiddenBlocksOf({
  article: { hiddenBlocks },
  revision: { blocks },
}: ExportDocument): readonly Block[] {
  if (hiddenBlocks.length === 0) return [];
  const hidden = new Set(hiddenBlocks);
  return blocks.filter(({ id }) => hidden.has(id));
}

/** In the order of `canonicalJson`. */
export function hiddenPartRecord({ start, end, flag }: Block, converter: OffsetConverter) {
  return {
    codePoints: { start: converter.toCodePoints(start), end: converter.toCodePoints(end) },
    reason: flag?.reason,
    utf16: { start, end },
    utf8: { start: converter.toUtf8Bytes(start), end: converter.toUtf8Bytes(end) },
  } satisfies HiddenPart;
}

/** The article with the blocks hidden that lie in such parts; a part that holds none whole is told of. */
export function hideParts(
  { article, read, toCanonical }: ImportedText,
  parts: readonly HiddenPart[],
  place: string,
): { readonly article: DecodedArticle; readonly unplaced: readonly Unplaced[] } {
  if (parts.length === 0) return { article, unplaced: [] };
  const hidden = new Map<string, HiddenPart>();
  const unplaced: Unplaced[] = [];
  for (const [index, part] of parts.entries()) {
    const { codePoints } = part;
    const span = read['code points'](codePoints);
    const blocks = span
      ? blocksIn(article.blocks, toCanonical(span.start), toCanonical(span.end))
      : [];
    for (const { id } of blocks) hidden.set(id, part);
    if (blocks.length > 0) continue;
    unplaced.push({
      place: `${place}: hidden[${index}]`,
      kind: span ? 'not-held' : 'out-of-text',
      detail: `${codePoints.start}–${codePoints.end}`,
    });
  }
  return {
    article: {
      ...article,
      blocks: article.blocks.map((block) => withReason(block, hidden.get(block.id)?.reason)),
      hiddenBlocks: article.blocks.flatMap(({ id }) => (hidden.has(id) ? [id] : [])),
    },
    unplaced,
  };
}

function blocksIn(blocks: readonly Block[], start: number, end: number): readonly Block[] {
  const inside: Block[] = [];
  for (let index = blockIndexAt(blocks, start); index < blocks.length; index += 1) {
    const block = blocks[index];
    if (!block || block.end > end) break;
    if (block.start >= start) inside.push(block);
  }
  return inside;
}

function withReason(block: Block, said: string | undefined): Block {
  const reason = BOILERPLATE_REASONS.find((each) => each === said);
  return reason === undefined ? block : { ...block, flag: { kind: 'boilerplate', reason } };
}
