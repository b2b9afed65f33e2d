import { lexiconFor } from './language-lexicon.ts';
import type { LanguageExtension } from './languages/language-rules.ts';
import { sourcesWithLexicon, type SourceSuggestion } from './suggest-sources.ts';
import {
  type SuggestBlock,
  type SuggestWishes,
  suggestWithLexicon,
} from './suggest-with-lexicon.ts';
import type { Suggestion } from './suggestion.ts';

export type SuggestOptions = SuggestWishes & {
  /** BCP 47. */
  readonly language: string;
  /** Words added to the rules of the language. */
  readonly extension?: LanguageExtension;
};

/** As `suggestWithLexicon`, with the rules of all languages at hand. */
export function suggestAttributions(
  text: string,
  blocks: readonly SuggestBlock[],
  options: SuggestOptions,
): readonly Suggestion[] {
  const lexicon = lexiconFor(options.language, options.extension);
  return suggestWithLexicon(text, blocks, lexicon, options);
}

/** As `sourcesWithLexicon`, with the rules of all languages at hand. */
export function suggestSources(
  text: string,
  blocks: readonly SuggestBlock[],
  options: SuggestOptions,
): readonly SourceSuggestion[] {
  const lexicon = lexiconFor(options.language, options.extension);
  return sourcesWithLexicon(text, blocks, lexicon, options);
}
