import { nameKey } from '#domain/entities/normalize-name.ts';
import type { Span } from '#domain/text/span.ts';
import type { Analysis } from './analysis.ts';
import type { PlacedMention } from './attributed-quotes.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionSpan, wholeMentionSpan } from './mention.ts';
import { fullName, indexNames, type NameIndex } from './name-index.ts';

/** Somebody or something named in the text. */
export type SuggestedMention = {
  /** Title and name, without what describes them further. */
  readonly span: Span;
  readonly text: string;
  /** The same with the description that goes with it, and the comma that closes it: "Eva Weber, a resident of the street,". */
  readonly whole: Span;
  /** The fullest name known for the same person or body; absent where none is known. */
  readonly entityHint?: string;
};

export type KnownEntity = { readonly name: string; readonly aliases?: readonly string[] };

/** Turns mentions found in tokens into spans, and finds out whom they stand for. */
export type Mentions = {
  readonly text: string;
  readonly names: NameIndex;
  /** Compared name or alias → name. */
  readonly known: ReadonlyMap<string, string>;
  readonly lexicon: Lexicon;
};

export function makeMentions(
  text: string,
  analysis: Analysis,
  lexicon: Lexicon,
  knownEntities: readonly KnownEntity[],
): Mentions {
  const known = new Map<string, string>();
  for (const { name, aliases } of knownEntities) {
    for (const alias of [name, ...(aliases ?? [])]) known.set(nameKey(alias), name);
  }
  return { text, names: indexNames(text, analysis), known, lexicon };
}

export function suggestedMention(
  { text, names, known }: Mentions,
  { mention, tokens }: PlacedMention,
): SuggestedMention {
  const span = mentionSpan(tokens, mention);
  const words = text.slice(span.start, span.end);
  const name = fullName(text, tokens, mention, names);
  const hint =
    known.get(nameKey(words)) ??
    (name === undefined ? undefined : (known.get(nameKey(name)) ?? name));
  const found = { span, text: words, whole: wholeMentionSpan(tokens, mention) };
  return hint === undefined ? found : { ...found, entityHint: hint };
}
