import { Decoration } from '@tiptap/pm/view';
import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { HighlightVersion } from './article-surface.ts';
import { type BlockPlace, type BlockTable, blocksIn } from './block-table.ts';
import type { FoundFragment, HighlightIndex } from './highlight-index.ts';
import { OVERFLOW_LANE } from './lanes.ts';

/** What decides the look of the highlights, besides the annotations themselves. */
export type PaintState = {
  readonly index: HighlightIndex;
  readonly table: BlockTable;
  readonly active: AnnotationId | undefined;
  /** Drawn like the active one. */
  readonly current: ReadonlySet<AnnotationId>;
  readonly letters: ReadonlyMap<AnnotationId, string> | undefined;
};

/**
 * Decorations for all highlights in the window. Where highlights overlap, the text is cut at each
 * edge and every piece is wrapped in one `<mark>` for each annotation, the outermost one first.
 */
export function paintWindow(state: PaintState, window: Span): Decoration[] {
  const decorations: Decoration[] = [];
  const found = state.index.fragmentsIn(window);
  const [first, past] = blocksIn(state.table, window);
  let next = 0;
  let alive: FoundFragment[] = [];
  for (const block of state.table.places.slice(first, past)) {
    alive = alive.filter((fragment) => fragment.end > block.start);
    while (next < found.length) {
      const fragment = found[next];
      if (!fragment || fragment.start >= block.end) break;
      alive.push(fragment);
      next += 1;
    }
    const inBlock = alive.filter((f) => f.end > block.start && f.start < block.end);
    if (inBlock.length > 0) paintBlock(state, block, inBlock, decorations);
  }
  return decorations;
}

function paintBlock(
  state: PaintState,
  block: BlockPlace,
  fragments: readonly FoundFragment[],
  out: Decoration[],
): void {
  const cuts = cutPoints(block, fragments);
  let next = 0;
  let stack: FoundFragment[] = [];
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    stack = stack.filter((fragment) => fragment.end > start);
    while (next < fragments.length) {
      const fragment = fragments[next];
      if (!fragment || fragment.start > start) break;
      stack.push(fragment);
      next += 1;
    }
    const from = block.position + start - block.start;
    const more = overflowAt(stack, start, block);
    // ProseMirror wraps in the order it is given: what comes first ends up inside.
    for (const [depth, fragment] of stack.toReversed().entries()) {
      const attributes = markAttributes(state, fragment, { start, end }, block);
      if (more > 0 && depth === 0) attributes['data-more'] = `+${String(more)}`;
      out.push(Decoration.inline(from, from + end - start, attributes));
    }
  }
}

function cutPoints(block: Span, fragments: readonly Span[]): number[] {
  const cuts = new Set<number>();
  for (const { start, end } of fragments) {
    cuts.add(Math.max(start, block.start));
    cuts.add(Math.min(end, block.end));
  }
  return [...cuts].toSorted((a, b) => a - b);
}

/** Lines below the text that versions have to themselves; a later one shares the last. */
const LAST_SIDE = 3;

/** How many found no lane, told where one of them begins (in each block anew). */
function overflowAt(stack: readonly FoundFragment[], start: number, block: Span): number {
  const crowded = stack.filter(
    // Versions have no lanes: where each is drawn says whose it is.
    ({ lane, highlight }) => lane === OVERFLOW_LANE && highlight.version === undefined,
  );
  const begins = crowded.some((fragment) => Math.max(fragment.start, block.start) === start);
  return begins ? crowded.length : 0;
}

function markAttributes(
  state: PaintState,
  { highlight, lane, start, end }: FoundFragment,
  piece: Span,
  block: Span,
): Record<string, string> {
  const { id, label, fragments, version } = highlight;
  const attributes: Record<string, string> = {
    nodeName: 'mark',
    'data-annotation': id,
    'data-label': label,
    ...(version ? versionAttributes(version) : laneAttributes(id, lane)),
  };
  const opens = piece.start === Math.max(start, block.start);
  const closes = piece.end === Math.min(end, block.end);
  if (opens || closes) attributes['data-edge'] = opens && closes ? 'both' : opens ? 'start' : 'end';
  if (state.active === id || state.current.has(id)) attributes['data-active'] = '';
  const letter = state.letters?.get(id);
  if (letter !== undefined && piece.start === fragments[0]?.start) {
    attributes['data-letter'] = letter;
  }
  return attributes;
}

function laneAttributes(id: AnnotationId, lane: number): Record<string, string> {
  return {
    'data-lane': lane === OVERFLOW_LANE ? 'none' : String(lane),
    'aria-details': `card-${id}`,
  };
}

/** Versions have no card each: the one card of the screen is about what is decided now. */
function versionAttributes(version: HighlightVersion): Record<string, string> {
  if (version.kind !== 'side') return { 'data-version': version.kind };
  return {
    'data-version': String(Math.min(version.side, LAST_SIDE)),
    ...(version.isSettled && { 'data-settled': '' }),
  };
}
