import { joinSpans } from '#domain/annotation/fragments.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';
import { BLOCK_SEPARATOR } from '#domain/text/canonical.ts';
import type { Span } from '#domain/text/span.ts';
import { type Replacement, replaceSpans } from './replace-spans.ts';

/** A text without some of its blocks, and where its offsets have gone. */
export type ShorterText = Pick<TextRevision, 'text' | 'blocks'> & {
  /**
   * What of spans lay in blocks that are gone, or between blocks alone, is gone. A span that went on behind such a block
   * goes on still.
   */
  readonly spansOf: (spans: readonly Span[]) => readonly Span[];
};

/** Takes blocks out of a canonical text; the others are joined as blocks are. */
export function leaveBlocksOut(
  { text, blocks }: Pick<TextRevision, 'text' | 'blocks'>,
  isGone: (block: Block) => boolean,
): ShorterText {
  const kept = blocks.filter((block) => !isGone(block));
  const { text: shorter, startOf, endOf } = replaceSpans(text, gapsAround(kept, text));
  return {
    text: shorter,
    blocks: kept.map((block) => ({
      ...block,
      start: startOf(block.start),
      end: endOf(block.end),
    })),
    spansOf: (spans) =>
      joinSpans(
        spans.flatMap((span) => {
          const inside = narrowed(span, kept);
          return inside ? [{ start: startOf(inside.start), end: endOf(inside.end) }] : [];
        }),
      ),
  };
}

/** What is left without hidden parts; absent where that is all or nothing. */
export function shownText(
  revision: Pick<TextRevision, 'text' | 'blocks'>,
  { hiddenBlocks }: Pick<Article, 'hiddenBlocks'>,
): string | undefined {
  if (hiddenBlocks.length === 0) return undefined;
  const hidden = new Set(hiddenBlocks);
  const { text } = leaveBlocksOut(revision, ({ id }) => hidden.has(id));
  return text === revision.text || !/\S/v.test(text) ? undefined : text;
}

/** What stands before, between and behind the blocks that stay, where it is more than blocks are joined by. */
function gapsAround(kept: readonly Block[], text: string): readonly Replacement[] {
  const gaps: Replacement[] = [];
  let end = 0;
  for (const [index, block] of kept.entries()) {
    const words = index === 0 ? '' : BLOCK_SEPARATOR;
    if (block.start - end > words.length) gaps.push({ start: end, end: block.start, words });
    ({ end } = block);
  }
  if (end < text.length) gaps.push({ start: end, end: text.length, words: '' });
  return gaps;
}

/** From the first to the last place of a span that is in one of the blocks. */
function narrowed({ start, end }: Span, blocks: readonly Block[]): Span | undefined {
  const at = blockIndexAt(blocks, start);
  const first = (blocks[at]?.end ?? 0) > start ? blocks[at] : blocks[at + 1];
  const last = blocks[blockIndexAt(blocks, end - 1)];
  if (!first || !last) return undefined;
  const inside = { start: Math.max(start, first.start), end: Math.min(end, last.end) };
  return inside.start < inside.end ? inside : undefined;
}
