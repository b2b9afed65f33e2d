import type { Block } from '#domain/text/block.ts';
import { findQuotes } from '#domain/text/quotes.ts';
import { wordRange } from '#domain/text/word-starts.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { firstEndingFrom } from '#domain/text/walk-blocks.ts';
import type { Finding } from './finding.ts';
import type { AttributedClaim } from './attributed-claim.ts';

/** Shorter ones are mostly titles, nicknames and scare quotes, which are no claims. */
const MIN_WORDS = 4;

/** Outermost quotations of at least four words that no claim touches. */
export function untaggedQuotes(
  text: string,
  blocks: readonly Block[],
  claims: readonly AttributedClaim[],
  words: Uint32Array,
): readonly Finding[] {
  const covered = joinSpans(claims.flatMap(({ claim }) => claim.fragments));
  return findQuotes(text, blocks)
    .filter((quote) => quote.depth === 0)
    .filter((quote) => {
      const { from, to } = wordRange(words, quote);
      return to - from >= MIN_WORDS;
    })
    .filter((quote) => {
      const next = covered[firstEndingFrom(covered, quote.start + 1)];
      return !next || next.start >= quote.end;
    })
    .map(({ start, end }) => ({ span: { start, end } }));
}
