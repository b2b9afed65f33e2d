import { type Analysis, analyzeParagraph, type Paragraph } from './analysis.ts';
import { carryOver } from './carry-over.ts';
import type { LanguageRules } from './languages/language-rules.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './mention.ts';
import { speakerInSentence } from './quote-speaker.ts';
import type { Reporting } from './reporting.ts';
import type { Token } from './tokens.ts';
import { isWorthSuggesting } from './worth-suggesting.ts';

/** Who is named, and in which paragraph's tokens. */
export type PlacedMention = { readonly mention: Mention; readonly tokens: readonly Token[] };

/** A quotation with who probably says it. */
export type AttributedQuote = {
  /** Index into the article's quotations. */
  readonly quote: number;
  readonly paragraph: number;
  /** Index of its token, and of its sentence, in the paragraph. */
  readonly at: number;
  readonly sentence: number;
  readonly rule: string;
  readonly speaker: PlacedMention | undefined;
  readonly reporting: Reporting | undefined;
};

/** Every outermost quotation, by the words of its sentence first, then by what stands around it. */
export function attributeQuotes(
  text: string,
  { paragraphs, quotes }: Analysis,
  lexicon: Lexicon,
): readonly AttributedQuote[] {
  const { rules } = lexicon;
  const parts = paragraphs
    .flatMap((paragraph, index) => quotesBySentence(text, rules, paragraph, index))
    .map((one) => (rules.clitics === undefined ? one : withInnerCue(text, lexicon, quotes, one)));
  const whole = mergeParts(parts, quotes).filter((one) =>
    isWorthSuggesting(text, paragraphs, one, rules),
  );
  return carryOver(whole, paragraphs);
}

function quotesBySentence(
  text: string,
  rules: LanguageRules,
  paragraph: Paragraph,
  index: number,
): AttributedQuote[] {
  const { tokens, sentences, quotes } = paragraph;
  return sentences.flatMap((sentence, sentenceIndex) => {
    const inSentence: AttributedQuote[] = [];
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'quote') continue;
      const quote = quotes[token.quote];
      if (quote === undefined) continue;
      const found = speakerInSentence({
        text,
        rules,
        tokens,
        sentence,
        reportings: sentence.reportings,
        at,
      });
      inSentence.push({
        quote,
        paragraph: index,
        at,
        sentence: sentenceIndex,
        rule: found?.rule ?? 'none',
        speaker: found?.speaker && { mention: found.speaker, tokens },
        reporting: found?.reporting,
      });
    }
    return inSentence;
  });
}

/** A quotation over several paragraphs is where it starts; who says it may be told where it ends. */
function mergeParts(
  parts: readonly AttributedQuote[],
  quotes: Analysis['quotes'],
): readonly AttributedQuote[] {
  const merged = new Map<number, AttributedQuote>();
  for (const part of parts) {
    const first = merged.get(part.quote);
    if (!first && quotes[part.quote]?.block === part.paragraph) merged.set(part.quote, part);
    if (!first || first.speaker || !part.speaker) continue;
    const { rule, speaker, reporting } = part;
    merged.set(part.quote, { ...first, rule, speaker, reporting });
  }
  return [...merged.values()];
}

/** « Nous agirons, dit-elle, dès demain. »: the cue stands inside the marks. */
function withInnerCue(
  text: string,
  lexicon: Lexicon,
  quotes: Analysis['quotes'],
  one: AttributedQuote,
): AttributedQuote {
  const outer = quotes[one.quote];
  if (one.speaker || !outer) return one;
  const { tokens, sentences } = analyzeParagraph(text, outer.span, [], lexicon, undefined);
  for (const { speaker, order, from } of sentences.flatMap((sentence) => sentence.reportings)) {
    if (order !== 'after' || !speaker || tokens[from - 1]?.key !== ',') continue;
    if (tokens[speaker.to]?.key === ',')
      return { ...one, rule: 'after-inner', speaker: { mention: speaker, tokens } };
  }
  return one;
}
