import { groupBy } from '#domain/collection/group-by.ts';
import type { Span } from '#domain/text/span.ts';
import type { Analysis, Paragraph } from './analysis.ts';
import type { AttributedQuote, PlacedMention } from './attributed-quotes.ts';
import { confidenceOf } from './confidence.ts';
import { type Content, contentSpan, contentsOf } from './reported-content.ts';
import type { Reporting } from './reporting.ts';
import { behindWords } from './sources.ts';
import type { Mentions } from './suggested-mention.ts';
import type { Suggestion } from './suggestion.ts';
import type { Token } from './tokens.ts';

/** The claims outside other claims: quotations, paraphrases with quoted pieces, and paraphrases if asked for. */
export function paragraphSuggestions(
  analysis: Analysis,
  quotes: readonly AttributedQuote[],
  mentions: Mentions,
  withIndirect: boolean,
): readonly Suggestion[] {
  const byParagraph = groupBy(quotes, ({ paragraph }) => paragraph);
  return analysis.paragraphs.flatMap((paragraph, index) =>
    suggestionsIn(paragraph, byParagraph.get(index) ?? [], { analysis, mentions, withIndirect }),
  );
}

type Surroundings = {
  readonly analysis: Analysis;
  readonly mentions: Mentions;
  readonly withIndirect: boolean;
};

function suggestionsIn(
  paragraph: Paragraph,
  quotes: readonly AttributedQuote[],
  { analysis, mentions, withIndirect }: Surroundings,
): readonly Suggestion[] {
  const { tokens } = paragraph;
  const byToken = new Map(quotes.map((one) => [one.at, one]));
  const absorbed = new Set<number>();
  const found: Suggestion[] = [];
  for (const sentence of paragraph.sentences) {
    for (const content of contentsOf(tokens, sentence)) {
      const inside = quotesInside(tokens, content);
      const isMixed = inside.some((at) => isPieceOf(byToken.get(at), content));
      const isQuoted = inside.some((at) => byToken.has(at));
      if (!isMixed && (isQuoted || !withIndirect)) continue;
      for (const at of inside) absorbed.add(at);
      const pieces = inside
        .flatMap((at) => byToken.get(at) ?? [])
        .flatMap(({ quote }) => analysis.quotes[quote]?.span ?? []);
      found.push(fromContent(tokens, content, pieces, inside.length > 0, mentions));
    }
  }
  for (const group of groupsOf(quotes.filter(({ at }) => !absorbed.has(at)))) {
    found.push(fromQuotes(tokens, group, analysis, mentions));
  }
  return found.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function quotesInside(tokens: readonly Token[], { from, to }: Content): readonly number[] {
  const inside: number[] = [];
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'quote') inside.push(i);
  return inside;
}

/** A quotation that only makes sense inside the paraphrase around it. */
function isPieceOf(quote: AttributedQuote | undefined, { from, to }: Content): boolean {
  if (!quote || to - from < 2) return false;
  return quote.rule.startsWith('mixed-');
}

/** Pieces that one cue holds together, and what goes on right behind them, are one claim. */
function groupsOf(quotes: readonly AttributedQuote[]): readonly (readonly AttributedQuote[])[] {
  const groups: AttributedQuote[][] = [];
  for (const one of quotes) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const isSameCue = last?.reporting !== undefined && last.reporting === one.reporting;
    const goesOn =
      one.rule === 'same-paragraph' && last !== undefined && one.sentence - last.sentence <= 1;
    if (group && (isSameCue || goesOn)) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

function fromQuotes(
  tokens: readonly Token[],
  group: readonly AttributedQuote[],
  { quotes }: Analysis,
  mentions: Mentions,
): Suggestion {
  const fragments = group.flatMap(({ quote }) => quotes[quote]?.span ?? []);
  // Who is named nearest to a split quotation's first piece may be named behind it.
  const lead = group.find(({ speaker }) => speaker) ?? group[0];
  return {
    span: around(fragments),
    fragments,
    quoted: fragments,
    kind: 'direct',
    ...whoSays(mentions, lead?.speaker, lead?.reporting, tokens),
    rule: lead?.rule ?? 'none',
    confidence: confidenceOf(lead?.rule ?? 'none'),
  };
}

function fromContent(
  tokens: readonly Token[],
  content: Content,
  quoted: readonly Span[],
  isMixed: boolean,
  mentions: Mentions,
): Suggestion {
  const { reporting, rule } = content;
  const span = contentSpan(tokens, content);
  const speaker = reporting.speaker && { mention: reporting.speaker, tokens };
  return {
    span,
    fragments: [span],
    quoted,
    kind: isMixed ? 'mixed' : 'indirect',
    ...whoSays(mentions, speaker, reporting, tokens),
    rule,
    confidence: confidenceOf(rule),
  };
}

function whoSays(
  mentions: Mentions,
  placed: PlacedMention | undefined,
  reporting: Reporting | undefined,
  tokens: readonly Token[],
): Pick<Suggestion, 'cue' | 'speaker' | 'source' | 'chain'> {
  const first = reporting && tokens[reporting.from];
  const last = reporting && tokens[reporting.to - 1];
  const cue = first && last ? { cue: { start: first.start, end: last.end } } : {};
  return { ...cue, ...(placed ? behindWords(mentions, placed) : {}) };
}

function around(fragments: readonly Span[]): Span {
  return { start: fragments[0]?.start ?? 0, end: fragments.at(-1)?.end ?? 0 };
}
