import { Is } from './lexicon.ts';
import { firstMention, isNameWord, type Mention, mentionAfter, mentionBefore } from './mention.ts';
import type { Reporting } from './reporting.ts';
import { quoteEnding, type TokenRange } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** A quotation token in its sentence. */
export type QuotePlace = {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentence: TokenRange;
  readonly reportings: readonly Reporting[];
  /** Index of the quotation's token. */
  readonly at: number;
};

export type SpeakerFound = {
  readonly rule: string;
  readonly speaker: Mention | undefined;
  readonly reporting: Reporting | undefined;
};

type Rule = (place: QuotePlace) => SpeakerFound | undefined;

/** In this order; the first that answers counts. */
const RULES: readonly Rule[] = [
  cueTouching,
  speakerRightAfter,
  cueRightBefore,
  speakerAfterAnd,
  nameAndColon,
  dashAndName,
  possessiveBefore,
  unknownVerbAfter,
  unknownVerbBefore,
  cueBefore,
  cueAfter,
  reportedMood,
  subjectOfSentence,
];

/** Who says a quotation, by the words of its own sentence. */
export function speakerInSentence(place: QuotePlace): SpeakerFound | undefined {
  for (const rule of RULES) {
    const found = rule(place);
    if (found) return found;
  }
  return undefined;
}

/** X said “…” and X said, “…” */
function cueTouching(place: QuotePlace): SpeakerFound | undefined {
  const { tokens, reportings, at } = place;
  const reporting = lastBefore(reportings, at);
  const isClose = reporting?.to === at || (reporting?.to === at - 1 && tokens[at - 1]?.key === ',');
  return isClose ? cueRightBefore(place) : undefined;
}

/** In a speech in Vellmark X told reporters on Monday: “…” */
function cueRightBefore({
  tokens,
  reportings,
  at,
  sentence,
}: QuotePlace): SpeakerFound | undefined {
  const before = tokens[at - 1];
  const reporting = lastBefore(reportings, at);
  if (!reporting || reporting.strength === 'soft') return undefined;
  const isAdjacent =
    reporting.to === at ||
    (before?.kind === 'sign' && before.key === ':') ||
    (before?.kind === 'sign' && /^[,–]$/v.test(before.key) && reaches(tokens, reporting, at - 1)) ||
    (reporting.order === 'after' && reporting.speaker?.wholeTo === at);
  if (!isAdjacent || at === sentence.from) return undefined;
  return { rule: `before-${reporting.strength}`, speaker: reporting.speaker, reporting };
}

/** Between a cue and a comma before a quotation there stands no further quotation and no verb. */
function reaches(tokens: readonly Token[], { to }: Reporting, end: number): boolean {
  for (let i = to; i < end; i += 1) if (tokens[i]?.kind === 'quote') return false;
  return end - to <= 25;
}

/** “…,” X said and “…,” said X and “…,” according to X */
function speakerRightAfter(place: QuotePlace): SpeakerFound | undefined {
  return speakerBehind(place, afterComma(place));
}

/** “…” and X said. */
function speakerAfterAnd(place: QuotePlace): SpeakerFound | undefined {
  let from = afterComma(place);
  while (has(place.tokens[from], Is.adverb | Is.conjunction)) from += 1;
  return speakerBehind(place, from) ?? speakerBehind(place, from + 1);
}

function speakerBehind({ reportings, at }: QuotePlace, next: number): SpeakerFound | undefined {
  const reporting = reportings[indexAfter(reportings, at)];
  if (!reporting) return undefined;
  const { speaker, order, strength } = reporting;
  if (strength === 'soft' || strength === 'participle' || order === 'inherited') return undefined;
  if (reporting.from === next && order !== 'before') {
    return {
      rule: strength === 'cue' ? 'after-inverted' : `after-${strength}`,
      speaker,
      reporting,
    };
  }
  if (order !== 'before' || speaker?.from !== next) return undefined;
  return { rule: 'after-subject', speaker, reporting };
}

/** Index of the token behind the quotation and the comma or dash that follows it. */
function afterComma({ tokens, at }: QuotePlace): number {
  const sign = tokens[at + 1];
  return sign?.kind === 'sign' && /^[,–،]$/v.test(sign.key) ? at + 2 : at + 1;
}

/** WEBER: “…” */
function nameAndColon({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
  const before = tokens[at - 1];
  if (before?.kind !== 'sign' || !/^[:–]$/v.test(before.key)) return undefined;
  const speaker = mentionBefore(tokens, at - 1, sentence.from);
  if (!speaker) return undefined;
  const lead = tokens[speaker.from - 1];
  // "From the report:", "Polls were wrong – Weber:"
  const opens = speaker.from === sentence.from || (lead?.kind === 'sign' && lead.key !== ',');
  const isFrom = speaker.from === sentence.from + 1 && has(lead, Is.preposition | Is.adverb);
  return opens || isFrom ? { rule: 'colon', speaker, reporting: undefined } : undefined;
}

/** “…” — Weber, at the end of a paragraph. */
function dashAndName({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
  const dash = tokens[at + 1];
  if (at !== sentence.from || dash?.key !== '–') return undefined;
  const speaker = nameOnLine(tokens, at + 2);
  return speaker && { rule: 'after-dash', speaker, reporting: undefined };
}

/** The name that makes up the rest of a line: "Eva Weber, mayor". */
export function nameOnLine(tokens: readonly Token[], from: number): Mention | undefined {
  const speaker = isNameWord(tokens[from]) ? mentionAfter(tokens, from, tokens.length) : undefined;
  if (!speaker || tokens.length - from > LINE) return undefined;
  const next = tokens[speaker.to];
  const isWhole = next?.kind !== 'word' || has(next, Is.preposition | Is.time | Is.adverb);
  return isWhole ? speaker : undefined;
}

/** Tokens of a line that only names somebody. */
const LINE = 24;

/** Weber's words “…” */
function possessiveBefore({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
  if (!has(tokens[at - 1], Is.speechNoun)) return undefined;
  for (let i = at - 2; i >= Math.max(sentence.from, at - 4); i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return undefined;
    if (token.coreEnd === token.end) continue;
    const speaker = mentionBefore(tokens, i + 1, sentence.from);
    return speaker && { rule: 'possessive', speaker, reporting: undefined };
  }
  return undefined;
}

/** “…,” exhorted X and “…,” X mocks: no known cue, but a quotation that goes on with a name. */
function unknownVerbAfter(place: QuotePlace): SpeakerFound | undefined {
  const { tokens, sentence, at, text } = place;
  const quote = tokens[at];
  if (!quote || at !== sentence.from) return undefined;
  const ending = quoteEnding(text, quote);
  if (ending !== 'comma' && ending !== 'call') return undefined;
  const next = tokens[at + 1];
  const isVerb = has(next, Is.verbForm | Is.verb);
  const speaker = mentionAfter(tokens, isVerb ? at + 2 : at + 1, sentence.to);
  const verb = tokens[speaker?.to ?? at];
  if (!speaker || speaker.to - speaker.from > 5) return undefined;
  if (!isVerb && (verb?.kind !== 'word' || has(verb, Is.auxiliary))) return undefined;
  return { rule: 'after-unknown-verb', speaker, reporting: undefined };
}

/** And X gloated: “…” */
function unknownVerbBefore({ text, tokens, sentence, at }: QuotePlace): SpeakerFound | undefined {
  const before = tokens[at - 1];
  const isAnnounced = before?.key === ':' || before?.key === ',';
  if (!isAnnounced || at - 1 === sentence.from) return undefined;
  if (before.key === ',' && !startsCapital(text, tokens[at])) return undefined;
  const isClause = has(tokens[sentence.from], Is.subordinator);
  const clause = isClause ? mentionAfter(tokens, sentence.from + 1, at) : undefined;
  const speaker = firstMention(tokens, { from: sentence.from, to: at }) ?? clause;
  if (!speaker || speaker.to >= at) return undefined;
  return { rule: 'before-unknown-verb', speaker, reporting: undefined };
}

/** X said that it was “…” */
function cueBefore({ reportings, at }: QuotePlace): SpeakerFound | undefined {
  const reporting = lastBefore(reportings, at);
  if (!reporting) return undefined;
  return { rule: `mixed-${reporting.strength}`, speaker: reporting.speaker, reporting };
}

/** It was “…” in every way, X said. */
function cueAfter({ reportings, at }: QuotePlace): SpeakerFound | undefined {
  const first = indexAfter(reportings, at);
  const reporting = reportings
    .slice(first, first + 3)
    .find(({ strength }) => strength === 'cue' || strength === 'according');
  if (!reporting?.speaker) return undefined;
  return { rule: 'mixed-after', speaker: reporting.speaker, reporting };
}

/** German: Das sei „…“. Who says so was named before. */
function reportedMood({ tokens, sentence }: QuotePlace): SpeakerFound | undefined {
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + MOOD_REACH); i += 1) {
    if (has(tokens[i], Is.mood))
      return { rule: 'mixed-mood', speaker: undefined, reporting: undefined };
  }
  return undefined;
}

/** X advises “…” */
function subjectOfSentence({ tokens, sentence, at }: QuotePlace): SpeakerFound | undefined {
  const speaker = firstMention(tokens, sentence);
  if (!speaker || speaker.to >= at) return undefined;
  return { rule: 'subject', speaker, reporting: undefined };
}

/** Tokens of a sentence that its first verb stands in. */
const MOOD_REACH = 60;

function lastBefore(reportings: readonly Reporting[], at: number): Reporting | undefined {
  return reportings[indexAfter(reportings, at) - 1];
}

/** Index of the first reporting behind the quotation. Halving: a sentence may hold nothing but cues. */
function indexAfter(reportings: readonly Reporting[], at: number): number {
  let low = 0;
  let high = reportings.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((reportings[middle]?.to ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The quotation's first letter is a capital: a sentence of its own begins. */
function startsCapital(text: string, quote: Token | undefined): boolean {
  return quote !== undefined && /^\P{L}{0,3}\p{Lu}/v.test(text.slice(quote.start, quote.start + 5));
}
