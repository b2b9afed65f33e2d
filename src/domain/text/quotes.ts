import { quoteMarkAt, type QuoteMark } from './quote-marks.ts';
import type { Span } from './span.ts';
import { firstEndingFrom, nextInBlocks, previousInBlocks } from './walk-blocks.ts';

/** A quotation with its marks. */
export type Quote = Span & {
  /** Quotes around this one: 0 for an outermost quote. */
  readonly depth: number;
  /** False for a quote that runs on in the next paragraph: its span ends with its block. */
  readonly closed: boolean;
};

export type QuoteType = 'direct' | 'mixed' | 'indirect';

/**
 * The quotes of some blocks, sorted by start, outer before inner. Takes time in proportion to the
 * text, whatever marks it holds. Apostrophes and inch marks neither open nor close a quote. A quote
 * that runs over several paragraphs, each opening anew, is one span a paragraph.
 */
export function findQuotes(text: string, blocks: readonly Span[]): readonly Quote[] {
  return blocks.flatMap((block) => quotesInBlock(text, block));
}

/** The first quote that starts at or after the offset. Pass one past the start of a selected quote to get on. */
export function nextQuote(
  text: string,
  blocks: readonly Span[],
  offset: number,
): Quote | undefined {
  return nextInBlocks(blocks, offset, (block) => quotesInBlock(text, block));
}

/** The last quote that starts before the offset. Pass the start of a selected quote to go back. */
export function previousQuote(
  text: string,
  blocks: readonly Span[],
  offset: number,
): Quote | undefined {
  return previousInBlocks(blocks, offset, (block) => quotesInBlock(text, block));
}

/** The innermost quote the offset stands in or touches. */
export function quoteAt(text: string, blocks: readonly Span[], offset: number): Quote | undefined {
  const block = blocks[firstEndingFrom(blocks, offset)];
  if (!block || block.start > offset) return undefined;
  return quotesInBlock(text, block).findLast(
    (quote) => quote.start <= offset && offset <= quote.end,
  );
}

/**
 * How a claim gives its words: `direct` when all of them stand inside quotation marks, `mixed` when
 * some do, `indirect` when none does. Marks need not be part of the fragments: a sentence taken
 * from the middle of a long quotation is direct. `text` is canonical.
 */
export function quoteTypeOf(text: string, fragments: readonly Span[]): QuoteType {
  let quoted = false;
  let unquoted = false;
  for (const fragment of fragments) {
    const quotes = findQuotes(text, blocksAround(text, fragment)).filter(
      (quote) => quote.depth === 0 && quote.start < fragment.end && fragment.start < quote.end,
    );
    let at = fragment.start;
    for (const quote of quotes) {
      unquoted ||= hasWord(text, at, Math.min(quote.start, fragment.end));
      quoted ||= hasWord(text, Math.max(quote.start, at), Math.min(quote.end, fragment.end));
      at = Math.max(at, quote.end);
    }
    unquoted ||= hasWord(text, at, fragment.end);
  }
  if (!quoted) return 'indirect';
  return unquoted ? 'mixed' : 'direct';
}

type OpenQuote = {
  readonly slot: number;
  readonly start: number;
  readonly mark: QuoteMark;
  /** Set when a quote with the same opening mark came to its end inside. */
  hasTwin: boolean;
};

function quotesInBlock(text: string, block: Span): readonly Quote[] {
  // A slot for each opening mark keeps the order by start; a quote that never closes leaves it empty.
  const slots: (Omit<Quote, 'depth'> | undefined)[] = [];
  const stack: OpenQuote[] = [];
  const openCounts = new Map<string, number>();
  for (let at = block.start; at < block.end; at += 1) {
    const mark = quoteMarkAt(text, at, block, (opener) => (openCounts.get(opener) ?? 0) > 0);
    if (!mark) continue;
    if (mark.act === 'open') {
      stack.push({ slot: slots.length, start: at, mark, hasTwin: false });
      slots.push(undefined);
      openCounts.set(mark.opener, (openCounts.get(mark.opener) ?? 0) + 1);
    } else {
      closeQuote(stack, slots, openCounts, mark.opener, at + 1);
    }
  }
  for (const open of stack) {
    if (runsOn(text, block, open)) {
      slots[open.slot] = { start: open.start, end: block.end, closed: false };
    }
  }
  return withDepths(slots.filter((slot) => slot !== undefined));
}

/** Everything opened since and not closed was no quote: it is taken off with the one that closes. */
function closeQuote(
  stack: OpenQuote[],
  slots: (Omit<Quote, 'depth'> | undefined)[],
  openCounts: Map<string, number>,
  opener: string,
  end: number,
): void {
  for (let open = stack.pop(); open; open = stack.pop()) {
    openCounts.set(open.mark.opener, (openCounts.get(open.mark.opener) ?? 1) - 1);
    if (open.mark.opener !== opener) continue;
    slots[open.slot] = { start: open.start, end, closed: true };
    const outer = stack.at(-1);
    if (outer?.mark.opener === opener) outer.hasTwin = true;
    return;
  }
}

/** An unclosed quote goes on in the next paragraph when it fills its own or the next opens with the same mark. */
function runsOn(text: string, block: Span, open: OpenQuote): boolean {
  if (open.mark.isSingle || open.hasTwin) return false;
  let next = block.end;
  while (text.charAt(next) === '\n' && next < block.end + 2) next += 1;
  return open.start === block.start || text.startsWith(open.mark.opener, next);
}

function withDepths(quotes: readonly Omit<Quote, 'depth'>[]): readonly Quote[] {
  const around: number[] = [];
  return quotes.map((quote) => {
    while ((around.at(-1) ?? Infinity) <= quote.start) around.pop();
    const depth = around.length;
    around.push(quote.end);
    return { ...quote, depth };
  });
}

/** The blocks of canonical text that a fragment lies in, found by their separators. */
function blocksAround(text: string, fragment: Span): readonly Span[] {
  const before = fragment.start === 0 ? -1 : text.lastIndexOf('\n\n', fragment.start - 1);
  const blocks: Span[] = [];
  let start = before < 0 ? 0 : before + 2;
  while (start < fragment.end) {
    const next = text.indexOf('\n\n', start);
    const end = next < 0 ? text.length : next;
    blocks.push({ start, end });
    start = end + 2;
  }
  return blocks;
}

function hasWord(text: string, start: number, end: number): boolean {
  return start < end && /[\p{L}\p{N}]/u.test(text.slice(start, end));
}
