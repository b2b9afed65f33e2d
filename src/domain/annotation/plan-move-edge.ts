import { findLabel } from '#domain/codebook/codebook.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import { cutOut, hiddenSpans } from '#domain/text/hidden-spans.ts';
import { moveEdge } from '#domain/text/move-edge.ts';
import { overlaps, type Span } from '#domain/text/span.ts';
import { commandsBetween } from './commands-between.ts';
import {
  type Plan,
  type PlanContext,
  batch,
  findAnnotation,
  piecesInSight,
  refuse,
  withFragments,
} from './plan-context.ts';

/**
 * Moves the start of the first piece or the end of the last one by a word or by a character, of
 * those that can be seen. It stops before the piece's other end, and never inside a character of
 * several code units. Beyond hidden blocks the annotation goes on in a piece of its own, where its
 * label may have several.
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
  const { text, language } = ctx;
  const hidden = hiddenSpans(ctx.blocks);
  const before = annotation.fragments;
  const runs = joinAcross(text, hidden, before);
  const index = edge === 'start' ? 0 : runs.length - 1;
  const run = runs[index];
  if (!run) return refuse('unknown-annotation');
  const offset = moveEdge({ text, language, hidden }, run[edge], edge, direction, unit);
  if (offset === undefined) return refuse('cannot-move');
  const moved: Span = { ...run, [edge]: offset };
  if (moved.end <= moved.start || !hasWords(text, moved)) return refuse('cannot-move');
  const fragments = piecesInSight(ctx, runs.with(index, moved), before);
  if (fragments.length === 0) return refuse('cannot-move');
  if (fragments.length > before.length && !takesPieces(ctx, annotation.label))
    return refuse('several-pieces');
  const resized = withFragments(ctx, annotation, fragments);
  return ok(batch(commandsBetween(annotation, resized)));
}

function takesPieces(ctx: PlanContext, label: string): boolean {
  return findLabel(ctx.codebook, label)?.discontinuous === true;
}

/** Pieces that only hidden blocks part are one run: an end that came across them can go back. */
function joinAcross(
  text: string,
  hidden: readonly Span[],
  fragments: readonly Span[],
): readonly Span[] {
  const runs: Span[] = [];
  for (const fragment of fragments) {
    const last = runs.at(-1);
    const gap = last && { start: last.end, end: fragment.start };
    const isUnseen =
      gap !== undefined &&
      hidden.some((stretch) => overlaps(stretch, gap)) &&
      !cutOut([gap], hidden).some((span) => hasWords(text, span));
    if (last && isUnseen) runs[runs.length - 1] = { start: last.start, end: fragment.end };
    else runs.push(fragment);
  }
  return runs;
}

function hasWords(text: string, span: Span): boolean {
  return /\S/v.test(text.slice(span.start, span.end));
}
