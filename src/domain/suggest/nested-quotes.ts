import type { Span } from '#domain/text/span.ts';
import type { Analysis } from './analysis.ts';
import { analyzeParagraph } from './analysis.ts';
import { confidenceOf } from './confidence.ts';
import type { Lexicon } from './lexicon.ts';
import { speakerInSentence } from './quote-speaker.ts';
import { behindWords } from './sources.ts';
import type { Mentions } from './suggested-mention.ts';
import type { Suggestion } from './suggestion.ts';
import type { WorkCounter } from './work-counter.ts';

type NestedQuery = {
  readonly text: string;
  readonly analysis: Analysis;
  readonly lexicon: Lexicon;
  readonly mentions: Mentions;
  /** Sorted by start. */
  readonly outer: readonly Suggestion[];
  readonly work: WorkCounter | undefined;
};

/** Adds what a quotation itself quotes from somebody: "the ‘no bridge’ formula of Weber's". */
export function nestedSuggestions(query: NestedQuery): readonly Suggestion[] {
  const result: Suggestion[] = [];
  let quote = 0;
  for (const suggestion of query.outer) {
    const index = result.length;
    result.push(suggestion);
    const { quotes } = query.analysis;
    const starts = new Set(suggestion.quoted.map(({ start }) => start));
    while (quote < quotes.length && (quotes[quote]?.span.end ?? 0) <= suggestion.span.start)
      quote += 1;
    for (let i = quote; i < quotes.length; i += 1) {
      const outer = quotes[i];
      if (!outer || outer.span.start >= suggestion.span.end) break;
      if (outer.nested.length > 0 && starts.has(outer.span.start)) {
        result.push(...inside(query, outer.span, outer.nested, index));
      }
    }
  }
  return result;
}

function inside(
  { text, lexicon, mentions, work }: NestedQuery,
  outer: Span,
  nested: readonly (Span & { readonly depth: number })[],
  index: number,
): readonly Suggestion[] {
  const within = { start: outer.start + 1, end: outer.end - 1 };
  const direct = nested.filter(({ depth, end }) => depth === 1 && end <= within.end);
  const pieces = direct.map((span, quote) => ({ span, quote }));
  const { tokens, sentences } = analyzeParagraph(text, within, pieces, lexicon, work);
  return sentences.flatMap((sentence) => {
    const found: Suggestion[] = [];
    for (let at = sentence.from; at < sentence.to; at += 1) {
      const token = tokens[at];
      if (token?.kind !== 'quote') continue;
      const who = speakerInSentence({
        text,
        rules: lexicon.rules,
        tokens,
        sentence,
        reportings: sentence.reportings,
        at,
      });
      if (!who?.speaker || !/^(?:before|after|colon|possessive)/v.test(who.rule)) continue;
      const span = { start: token.start, end: token.end };
      found.push({
        span,
        fragments: [span],
        quoted: [span],
        kind: 'direct',
        ...behindWords(mentions, { mention: who.speaker, tokens }),
        rule: `nested-${who.rule}`,
        confidence: confidenceOf(who.rule) * NESTED,
        inherits: index,
      });
    }
    return found;
  });
}

/** Speech inside speech is told more loosely. */
const NESTED = 0.8;
