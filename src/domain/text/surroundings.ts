import type { Block } from './block.ts';
import type { Span } from './span.ts';
import { firstEndingFrom } from './walk-blocks.ts';

/**
 * The words of a span with at most `room` UTF-16 code units before and after, out of its own block and cut between
 * words; what was left out is an ellipsis.
 */
export function surroundings(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Span[] },
  { start, end }: Span,
  room: number,
): string {
  const block = blocks[firstEndingFrom(blocks, end)] ?? { start: 0, end: text.length };
  const before = text.slice(Math.min(block.start, start), start);
  const after = text.slice(end, Math.max(block.end, end));
  const near = before.slice(-room);
  const next = after.slice(0, room);
  const head = near.length < before.length ? `…${near.replace(/^\S*\s/u, '')}` : near;
  const tail = next.length < after.length ? `${next.replace(/\s\S*$/u, '')}…` : next;
  return `${head}${text.slice(start, end)}${tail}`.replaceAll(/\s+/gv, ' ');
}

/** Which paragraph an offset is in, from 1; what is not the story's own text, such as its headline, is none: 0. */
export function paragraphAt(blocks: readonly Block[], offset: number): number {
  const at = firstEndingFrom(blocks, offset);
  const block = blocks[at];
  if (!block || !isParagraph(block)) return 0;
  return blocks.slice(0, at + 1).filter(isParagraph).length;
}

function isParagraph({ kind, hidden }: Block): boolean {
  return hidden !== true && (kind === 'paragraph' || kind === 'quote' || kind === 'listItem');
}
