import type { Span } from '#domain/text/span.ts';

/** One block as the editor's document holds it. */
export type BlockPlace = Span & {
  readonly id: string;
  /** ProseMirror position of the block's first character. */
  readonly position: number;
};

/** Where an offset or position between two blocks goes: back to the end of one, on to the start of the next. */
export type Bias = -1 | 1;

/** Offsets of the canonical text ↔ positions of the editor's document. Made once per text. */
export type BlockTable = {
  readonly places: readonly BlockPlace[];
  readonly starts: Int32Array;
  readonly positions: Int32Array;
  /** Length of the canonical text. */
  readonly length: number;
};

/** Blocks in one section: few enough to lay out at once, enough that sections are few. */
export const BLOCKS_PER_SECTION = 40;

type BlockSpan = Span & { readonly id: string };

/** An article without blocks still has one empty place, because the editor needs somewhere to stand. */
export function buildBlockTable(blocks: readonly BlockSpan[]): BlockTable {
  const spans = blocks.length > 0 ? blocks : [{ id: '', start: 0, end: 0 }];
  const places: BlockPlace[] = [];
  const starts = new Int32Array(spans.length);
  const positions = new Int32Array(spans.length);
  let position = 0;
  for (const [i, { id, start, end }] of spans.entries()) {
    // A section's opening token, after the closing token of the one before.
    if (i % BLOCKS_PER_SECTION === 0) position += i === 0 ? 1 : 2;
    position += 1;
    places.push({ id, start, end, position });
    starts[i] = start;
    positions[i] = position;
    position += end - start + 1;
  }
  return { places, starts, positions, length: places.at(-1)?.end ?? 0 };
}

/** Index of the last entry that is not above the value; 0 when all are. */
function lastAtMost(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function placeAt(table: BlockTable, index: number): BlockPlace {
  const place = table.places[Math.max(0, Math.min(index, table.places.length - 1))];
  if (!place) throw new Error('a block table has at least one block');
  return place;
}

/** Index of the block that holds the offset; between two blocks, the one the bias points to. */
export function blockIndexAt(table: BlockTable, offset: number, bias: Bias = -1): number {
  const index = lastAtMost(table.starts, offset);
  const isPast = offset > placeAt(table, index).end;
  return isPast && bias === 1 ? Math.min(index + 1, table.places.length - 1) : index;
}

function blockAt(table: BlockTable, offset: number, bias: Bias = -1): BlockPlace {
  return placeAt(table, blockIndexAt(table, offset, bias));
}

/** Offsets outside of the text come back as its nearest end. */
export function positionOf(table: BlockTable, offset: number, bias: Bias = -1): number {
  const { start, end, position } = blockAt(table, offset, bias);
  return position + Math.max(0, Math.min(offset, end) - start);
}

/** Positions outside of a block's text come back as the end of the block before or the start of the next. */
export function offsetOf(table: BlockTable, position: number, bias: Bias = -1): number {
  const index = lastAtMost(table.positions, position);
  const place = placeAt(table, index);
  if (position < place.position) return place.start;
  const offset = place.start + position - place.position;
  if (offset <= place.end) return offset;
  return bias === 1 && index + 1 < table.places.length
    ? placeAt(table, index + 1).start
    : place.end;
}

/** Indices of the first block that touches the span and of the one after the last. */
export function blocksIn(table: BlockTable, span: Span): readonly [first: number, past: number] {
  const first = blockIndexAt(table, span.start, 1);
  return [first, Math.max(first, blockIndexAt(table, span.end)) + 1];
}
