import type { Span } from '#domain/text/span.ts';

/** Indexes into the two lists. */
export type Pair = readonly [left: number, right: number];

/**
 * How many open spans of the other side one span is compared with, the latest begun first. A text
 * in which more than these lie over one another is no human work; the bound keeps it linear.
 */
const MOST_OPEN = 64;

/**
 * All pairs of annotations, one of each side, that share a code unit in some of their fragments;
 * without doubles, in reading order of the later one. A sweep over the text: linear but for the pairs found.
 */
export function overlappingPairs(
  left: readonly (readonly Span[])[],
  right: readonly (readonly Span[])[],
): readonly Pair[] {
  const pieces = [...piecesOf(left, 0), ...piecesOf(right, 1)].toSorted(
    (a, b) => a.start - b.start || a.side - b.side || a.index - b.index,
  );
  const open = [openSpans(), openSpans()] as const;
  const seen = new Set<number>();
  const pairs: Pair[] = [];
  for (const piece of pieces) {
    for (const other of open[piece.side === 0 ? 1 : 0].at(piece.start)) {
      const pair: Pair = piece.side === 0 ? [piece.index, other.index] : [other.index, piece.index];
      // Only those in pieces can meet twice.
      if (isInPieces(left[pair[0]]) || isInPieces(right[pair[1]])) {
        const key = pair[0] * right.length + pair[1];
        if (seen.has(key)) continue;
        seen.add(key);
      }
      pairs.push(pair);
    }
    open[piece.side].add(piece);
  }
  return pairs;
}

function isInPieces(fragments: readonly Span[] | undefined): boolean {
  return fragments !== undefined && fragments.length > 1;
}

type Piece = Span & { readonly side: 0 | 1; readonly index: number };

function piecesOf(list: readonly (readonly Span[])[], side: 0 | 1): readonly Piece[] {
  return list.flatMap((fragments, index) =>
    fragments
      .filter(({ start, end }) => end > start)
      .map(({ start, end }) => ({ start, end, side, index })),
  );
}

/** The spans of one side that have begun. Ended ones are swept out when they could be half of all. */
function openSpans(): {
  readonly add: (piece: Piece) => void;
  readonly at: (offset: number) => readonly Piece[];
} {
  let pieces: Piece[] = [];
  let sweepAt = 32;
  return {
    add: (piece) => {
      if (pieces.length >= sweepAt) {
        pieces = pieces.filter(({ end }) => end > piece.start);
        sweepAt = Math.max(32, pieces.length * 2);
      }
      pieces.push(piece);
    },
    at: (offset) => {
      const found: Piece[] = [];
      const oldest = Math.max(0, pieces.length - MOST_OPEN * 2);
      for (let i = pieces.length - 1; i >= oldest && found.length < MOST_OPEN; i -= 1) {
        const piece = pieces[i];
        if (piece && piece.end > offset) found.push(piece);
      }
      return found;
    },
  };
}
