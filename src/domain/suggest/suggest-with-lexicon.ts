import type { Span } from '#domain/text/span.ts';
import { analyze } from './analysis.ts';
import { attributeQuotes } from './attributed-quotes.ts';
import type { Lexicon } from './lexicon.ts';
import { nestedSuggestions } from './nested-quotes.ts';
import { paragraphSuggestions } from './paragraph-suggestions.ts';
import { type KnownEntity, makeMentions } from './suggested-mention.ts';
import type { Suggestion } from './suggestion.ts';
import type { WorkCounter } from './work-counter.ts';

export type SuggestWishes = {
  /** Reports without quotation marks too ("Weber said that …"). */
  readonly indirect?: boolean;
  /** Names that mentions are matched with, beside those in the article. */
  readonly knownEntities?: readonly KnownEntity[];
  readonly work?: WorkCounter;
};

/** A paragraph of the article; hidden ones are passed over. */
export type SuggestBlock = Span & { readonly hidden?: true };

/**
 * Passages that are probably claims, with who probably stands behind them; sorted by start, an outer
 * one before those inside it. Offsets are UTF-16 code units into `text`. `blocks` are its paragraphs,
 * sorted and disjoint; hidden ones are passed over. Takes time in proportion to the text.
 */
export function suggestWithLexicon(
  text: string,
  blocks: readonly SuggestBlock[],
  lexicon: Lexicon,
  options: SuggestWishes,
): readonly Suggestion[] {
  const visible = blocks.filter(({ start, end, hidden }) => hidden !== true && start < end);
  const analysis = analyze(text, visible, lexicon, options.work);
  const quotes = attributeQuotes(text, analysis, lexicon);
  const mentions = makeMentions(text, analysis, lexicon, options.knownEntities ?? []);
  const outer = paragraphSuggestions(analysis, quotes, mentions, options.indirect === true);
  return nestedSuggestions({ text, analysis, lexicon, mentions, outer, work: options.work });
}
