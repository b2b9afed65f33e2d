import { addToGroup } from '#domain/collection/group-by.ts';
import type { Span } from '#domain/text/span.ts';
import type { Lexicon } from './lexicon.ts';
import { type OuterQuote, outerQuotes } from './paragraph-quotes.ts';
import { type Reporting, reportingsOf } from './reporting.ts';
import { tokenSentences, type TokenRange } from './token-sentences.ts';
import { type Token, tokenize } from './tokens.ts';
import { counted, type WorkCounter } from './work-counter.ts';

export type SentenceAnalysis = TokenRange & { readonly reportings: readonly Reporting[] };

export type Paragraph = {
  readonly span: Span;
  readonly tokens: readonly Token[];
  readonly sentences: readonly SentenceAnalysis[];
  /** By `Token.quote`: index into the article's quotations. */
  readonly quotes: readonly number[];
};

export type Analysis = {
  readonly paragraphs: readonly Paragraph[];
  readonly quotes: readonly OuterQuote[];
};

/** Everything the rules look at, found in one pass over the paragraphs. Linear. */
export function analyze(
  text: string,
  blocks: readonly Span[],
  lexicon: Lexicon,
  work?: WorkCounter,
): Analysis {
  const quotes = outerQuotes(text, blocks, lexicon);
  const byBlock = new Map<number, { span: Span; quote: number }[]>();
  for (const [index, { parts }] of quotes.entries()) {
    for (const { block, start, end } of parts) {
      addToGroup(byBlock, block, { span: { start, end }, quote: index });
    }
  }
  const paragraphs = blocks.map((span, index) =>
    analyzeParagraph(text, span, byBlock.get(index) ?? [], lexicon, work),
  );
  return { paragraphs, quotes };
}

export function analyzeParagraph(
  text: string,
  span: Span,
  quotes: readonly { readonly span: Span; readonly quote: number }[],
  lexicon: Lexicon,
  work: WorkCounter | undefined,
): Paragraph {
  const plain = tokenize(
    text,
    span,
    quotes.map((one) => one.span),
    lexicon,
  );
  const tokens = work ? counted(plain, work) : plain;
  const order = {
    invertsFreely: lexicon.rules.invertsFreely === true,
    verbFirst: lexicon.rules.verbFirst === true,
  };
  const sentences = tokenSentences(text, tokens).map((range) => ({
    ...range,
    reportings: reportingsOf(tokens, range, order),
  }));
  return { span, tokens, sentences, quotes: quotes.map((one) => one.quote) };
}
