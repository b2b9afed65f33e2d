import type { AnnotationId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import { moveByWord } from '#domain/text/words.ts';
import { commandsBetween } from './commands-between.ts';
import {
  type Plan,
  type PlanContext,
  batch,
  findAnnotation,
  refuse,
  withFragments,
} from './plan-context.ts';

/** Longest run of code units looked at for one character: family emoji and stacked accents are shorter. */
const CLUSTER_REACH = 64;

/**
 * Moves the start of the first piece or the end of the last one by a word or by a character. It
 * stops before the piece's other end, and never inside a character of several code units.
 */
export function planMoveEdge(
  ctx: PlanContext,
  id: AnnotationId,
  edge: 'start' | 'end',
  direction: 1 | -1,
  unit: 'word' | 'character',
): Plan {
  const annotation = findAnnotation(ctx, id);
  if (!annotation) return refuse('unknown-annotation');
  const { fragments } = annotation;
  const index = edge === 'start' ? 0 : fragments.length - 1;
  const piece = fragments[index];
  if (!piece) return refuse('unknown-annotation');
  const offset =
    unit === 'word'
      ? moveByWord(ctx.text, piece[edge], edge, direction, ctx.language)
      : moveByCharacter(ctx.text, piece[edge], direction);
  if (offset === undefined) return refuse('cannot-move');
  const moved: Span = { ...piece, [edge]: offset };
  if (moved.end <= moved.start || !hasWords(ctx.text, moved)) return refuse('cannot-move');
  const resized = withFragments(ctx, annotation, fragments.with(index, moved));
  return ok(batch(commandsBetween(annotation, resized)));
}

/** The next place where a character as the reader sees it begins or ends. */
function moveByCharacter(text: string, offset: number, direction: 1 | -1): number | undefined {
  if (direction === 1) {
    const ahead = text.slice(offset, offset + CLUSTER_REACH);
    const [first] = new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(ahead);
    return first && offset + first.segment.length;
  }
  const from = Math.max(0, offset - CLUSTER_REACH);
  const behind = [
    ...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text.slice(from, offset)),
  ];
  const last = behind.at(-1);
  return last && from + last.index;
}

function hasWords(text: string, span: Span): boolean {
  return /\S/v.test(text.slice(span.start, span.end));
}
