import { hiddenSpans } from '#domain/text/hidden-spans.ts';
import { moveEdge } from '#domain/text/move-edge.ts';
import type { Span } from '#domain/text/span.ts';
import type { OpenReview } from '#workspace/review-state.ts';

type Move = {
  readonly edge: 'start' | 'end';
  readonly direction: 1 | -1;
  readonly unit: 'word' | 'character';
};

/** The pieces with one outer end moved; undefined where it cannot go or nothing would be left. */
export function movedFragments(
  { revision, article }: Pick<OpenReview, 'revision' | 'article'>,
  fragments: readonly Span[],
  { edge, direction, unit }: Move,
): readonly Span[] | undefined {
  const { text, blocks } = revision;
  const hidden = hiddenSpans(
    blocks.map((block) =>
      article.hiddenBlocks.includes(block.id) ? { ...block, hidden: true as const } : block,
    ),
  );
  const at = edge === 'start' ? 0 : fragments.length - 1;
  const piece = fragments[at];
  if (!piece) return undefined;
  const seen = { text, language: article.language, hidden };
  const to = moveEdge(seen, piece[edge], edge, direction, unit);
  if (to === undefined) return undefined;
  const moved = { ...piece, [edge]: to };
  return moved.start < moved.end ? fragments.with(at, moved) : undefined;
}
