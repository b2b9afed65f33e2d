import { Decoration } from '@tiptap/pm/view';
import type { Span } from '#domain/text/span.ts';
import { type BlockTable, blocksIn } from './block-table.ts';

/** Decorations for the guesses in the window: a look only, no `<mark>`, since nothing is marked yet. */
export function paintGuesses(
  table: BlockTable,
  guesses: readonly Span[],
  window: Span,
): Decoration[] {
  const decorations: Decoration[] = [];
  for (let i = firstEndingAfter(guesses, window.start); i < guesses.length; i += 1) {
    const guess = guesses[i];
    if (!guess || guess.start >= window.end) break;
    const [first, past] = blocksIn(table, guess);
    for (const block of table.places.slice(first, past)) {
      const start = Math.max(guess.start, block.start);
      const end = Math.min(guess.end, block.end);
      if (start >= end) continue;
      const from = block.position + start - block.start;
      decorations.push(Decoration.inline(from, from + end - start, { class: 'guess' }));
    }
  }
  return decorations;
}

function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
