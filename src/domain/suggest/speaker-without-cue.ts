import { Is } from './lexicon.ts';
import { isNameWord, type Mention } from './mention.ts';
import { firstMention, mentionAfter } from './mention-after.ts';
import { mentionBefore } from './mention-before.ts';
import { afterComma, type QuotePlace, type SpeakerFound } from './quote-place.ts';
import { quoteEnding } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** WEBER: “…” */
export function nameAndColon({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
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
export function dashAndName({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
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
export function possessiveBefore({ tokens, at, sentence }: QuotePlace): SpeakerFound | undefined {
  if (!has(tokens[at - 1], Is.speechNoun)) return undefined;
  for (let i = at - 2; i >= Math.max(sentence.from, at - 4); i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') return undefined;
    if (token.coreEnd === token.end) continue;
    let from = i;
    while (from > sentence.from && isNameWord(tokens[from]) && isNameWord(tokens[from - 1]))
      from -= 1;
    const speaker = { from, to: i + 1, wholeTo: i + 1, isPronoun: false };
    return isNameWord(token) ? { rule: 'possessive', speaker, reporting: undefined } : undefined;
  }
  return undefined;
}

/** “…,” exhorted X and “…,” X mocks: no known cue, but a quotation that goes on with a name. */
export function unknownVerbAfter(place: QuotePlace): SpeakerFound | undefined {
  const { tokens, sentence, at, text, rules } = place;
  const quote = tokens[at];
  if (!quote || at !== sentence.from) return undefined;
  const ending = quoteEnding(text, quote);
  const from = afterComma(place);
  const next = tokens[from];
  // Without words of the language any small word behind a quotation may be its verb.
  const isUnknown = rules.anyQuote === true && next?.kind === 'word' && !next.isCapital;
  if (ending !== 'comma' && ending !== 'call' && !isUnknown) return undefined;
  const isVerb = has(next, Is.verbForm | Is.verb) || isUnknown;
  const speaker = mentionAfter(tokens, isVerb ? from + 1 : from, sentence.to);
  const verb = tokens[speaker?.to ?? at];
  if (!speaker || speaker.to - speaker.from > 5) return undefined;
  if (!isVerb && (verb?.kind !== 'word' || has(verb, Is.auxiliary))) return undefined;
  return { rule: 'after-unknown-verb', speaker, reporting: undefined };
}

/** And X gloated: “…” */
export function unknownVerbBefore({
  text,
  tokens,
  sentence,
  at,
}: QuotePlace): SpeakerFound | undefined {
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

/** German: Das sei „…“. Who says so was named before. */
export function reportedMood({ tokens, sentence }: QuotePlace): SpeakerFound | undefined {
  for (let i = sentence.from; i < Math.min(sentence.to, sentence.from + MOOD_REACH); i += 1) {
    if (has(tokens[i], Is.mood))
      return { rule: 'mixed-mood', speaker: undefined, reporting: undefined };
  }
  return undefined;
}

/** X advises “…” */
export function subjectOfSentence({ tokens, sentence, at }: QuotePlace): SpeakerFound | undefined {
  const speaker = firstMention(tokens, sentence);
  if (!speaker || speaker.to >= at) return undefined;
  return { rule: 'subject', speaker, reporting: undefined };
}

/** Tokens of a sentence that its first verb stands in. */
const MOOD_REACH = 60;

/** The quotation's first letter is a capital: a sentence of its own begins. */
function startsCapital(text: string, quote: Token | undefined): boolean {
  return quote !== undefined && /^\P{L}{0,3}\p{Lu}/v.test(text.slice(quote.start, quote.start + 5));
}
