import type { Span } from './span.ts';

/** The first span that starts at or after the offset. `spansOf` gives a block's spans by start; only blocks on the way are asked. */
export function nextInBlocks<T extends Span>(
  blocks: readonly Span[],
  offset: number,
  spansOf: (block: Span) => readonly T[],
): T | undefined {
  for (let i = firstEndingFrom(blocks, offset); i < blocks.length; i += 1) {
    const block = blocks[i];
    const found = block && spansOf(block).find((span) => span.start >= offset);
    if (found) return found;
  }
  return undefined;
}

/** The last span that starts before the offset. */
export function previousInBlocks<T extends Span>(
  blocks: readonly Span[],
  offset: number,
  spansOf: (block: Span) => readonly T[],
): T | undefined {
  for (let i = Math.min(firstEndingFrom(blocks, offset), blocks.length - 1); i >= 0; i -= 1) {
    const block = blocks[i];
    const found = block && spansOf(block).findLast((span) => span.start < offset);
    if (found) return found;
  }
  return undefined;
}

/** Index of the first block that ends at or after the offset. */
export function firstEndingFrom(blocks: readonly Span[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
