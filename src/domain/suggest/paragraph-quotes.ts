import { findQuotes, type Quote } from '#domain/text/quotes.ts';
import type { Span } from '#domain/text/span.ts';
import { dialogueSpans } from './dialogue.ts';
import type { Lexicon } from './lexicon.ts';

/** An outermost quotation, over all the paragraphs it runs through. */
export type OuterQuote = {
  readonly span: Span;
  /** Index of the paragraph it starts in. */
  readonly block: number;
  /** Its part in each paragraph, with the paragraph's index. */
  readonly parts: readonly (Span & { readonly block: number })[];
  /** Quotations inside it. */
  readonly nested: readonly Quote[];
};

/** Quotations of an article, those that are opened anew in each paragraph put together. Linear. */
export function outerQuotes(
  text: string,
  blocks: readonly Span[],
  lexicon: Lexicon,
): readonly OuterQuote[] {
  const found: Mutable[] = [];
  let runsOn: { quote: Mutable; mark: string } | undefined;
  let block = 0;
  const quotes = findQuotes(text, blocks).filter(
    ({ start, end }) => end - start > EMPTY && !isAttribute(text, start),
  );
  for (const quote of quotes) {
    while ((blocks[block]?.end ?? Infinity) <= quote.start) block += 1;
    const last = found.at(-1);
    if (quote.depth > 0 && last && quote.end <= last.span.end) {
      last.nested.push(quote);
      continue;
    }
    const part = { start: quote.start, end: quote.end, block };
    const mark = text.charAt(quote.start);
    const isNext = runsOn?.quote.parts.at(-1)?.block === block - 1;
    if (runsOn && isNext && runsOn.mark === mark && quote.start === blocks[block]?.start) {
      runsOn.quote.parts.push(part);
      runsOn.quote.span = { start: runsOn.quote.span.start, end: quote.end };
      if (quote.closed) runsOn = undefined;
      continue;
    }
    const fresh: Mutable = {
      span: { start: quote.start, end: quote.end },
      block,
      parts: [part],
      nested: [],
    };
    found.push(fresh);
    runsOn = quote.closed ? undefined : { quote: fresh, mark };
  }
  const spoken = blocks.flatMap((span, index) =>
    dialogueSpans(text, span, lexicon).map((piece) => fromDialogue(piece, index)),
  );
  if (spoken.length === 0) return found;
  const dialogues = new Set(spoken.map((one) => one.block));
  return [...found.filter((one) => !dialogues.has(one.block)), ...spoken].toSorted(
    (a, b) => a.span.start - b.span.start,
  );
}

function fromDialogue(span: Span, block: number): OuterQuote {
  return { span, block, parts: [{ ...span, block }], nested: [] };
}

/** Length of a pair of marks with nothing between. */
const EMPTY = 2;

type Mutable = {
  span: Span;
  readonly block: number;
  readonly parts: (Span & { readonly block: number })[];
  readonly nested: Quote[];
};

/** `<a href="…">` left in a text is no quotation. */
function isAttribute(text: string, start: number): boolean {
  return text.charAt(start - 1) === '=';
}
