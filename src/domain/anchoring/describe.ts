import type { Span } from '#domain/text/span.ts';
import { splitsPair } from './trim-span.ts';

/** Code units of context kept on either side. */
const CONTEXT_LENGTH = 32;

/** What is kept of a span so that it can be found again when the text has changed. */
export type Selector = Span & {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
};

/** Span → selector. Context is up to 32 code units on either side and never cuts a character. */
export function describe(text: string, { start, end }: Span): Selector {
  const from = Math.max(0, start - CONTEXT_LENGTH);
  const to = Math.min(text.length, end + CONTEXT_LENGTH);
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(splitsPair(text, from) ? from + 1 : from, start),
    suffix: text.slice(end, splitsPair(text, to) ? to - 1 : to),
  };
}
