import type { Paragraph } from './analysis.ts';
import type { AttributedQuote } from './attributed-quotes.ts';
import type { Span } from '#domain/text/span.ts';
import type { LanguageRules } from './languages/language-rules.ts';
import { Is } from './lexicon.ts';
import { quoteEnding } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** What the words inside a pair of marks look like. */
type Look = {
  readonly words: number;
  readonly ending: ReturnType<typeof quoteEnding>;
  readonly startsCapital: boolean;
  /** All words but small ones stand in capitals. */
  readonly isTitleCase: boolean;
  /** Several signs of a script that sets no spaces between words. */
  readonly hasIdeographs: boolean;
};

/**
 * Tells what somebody says from scare quotes, titles and nicknames: a quotation that a reporting
 * verb introduces, or one that makes a sentence of its own.
 */
export function isWorthSuggesting(
  text: string,
  paragraphs: readonly Paragraph[],
  one: AttributedQuote,
  { capitalNouns = false, anyQuote = false }: LanguageRules,
): boolean {
  const paragraph = paragraphs[one.paragraph];
  const quote = paragraph?.tokens[one.at];
  if (!paragraph || !quote) return false;
  const look = lookOf(text, quote, capitalNouns);
  if (look.words === 0) return false;
  const { tokens } = paragraph;
  // His memoir, “Tough Bridges”
  const isApposed = one.rule === 'before-unknown-verb' && tokens[one.at - 1]?.key === ',';
  if (isApposed && look.isTitleCase) return false;
  if (isIntroduced(one.rule)) return !(look.isTitleCase && isNamed(tokens, one.at, look));
  if (isNamed(tokens, one.at, look) || (look.isTitleCase && look.words > 1)) return false;
  if (capitalNouns && one.rule.startsWith('mixed-')) {
    return !look.isTitleCase || !isApposition(tokens, one.at);
  }
  if (anyQuote) return look.words >= 3 || look.hasIdeographs;
  if (one.rule.startsWith('mixed-')) return isMixedWorth(one, look);
  return isSentenceOfItsOwn(paragraph, one, look) || (capitalNouns && isPhrase(look));
}

function isIntroduced(rule: string): boolean {
  return /^(?:before|after|colon|possessive)/v.test(rule);
}

function isMixedWorth({ rule }: AttributedQuote, look: Look): boolean {
  if (look.startsCapital && look.words < 4) return false;
  if (rule === 'mixed-soft' || rule === 'mixed-after') return look.words >= 3;
  return true;
}

/** Nothing in its sentence introduces it: it must be one itself. */
function isSentenceOfItsOwn(
  { tokens, sentences }: Paragraph,
  { at, sentence }: AttributedQuote,
  look: Look,
): boolean {
  const range = sentences[sentence];
  if (!range || look.ending === 'open') return false;
  const isAnnounced = /^[:–]$/v.test(tokens[at - 1]?.key ?? '');
  if (at !== range.from && !isAnnounced) return look.words >= 8 && look.startsCapital;
  return look.words >= 3 || (look.startsCapital && at + 1 >= range.to);
}

/** „auf Messers Schneide“: words that are no name, and more than a label. */
function isPhrase({ startsCapital, words }: Look): boolean {
  return words >= (startsCapital ? 5 : 2);
}

/** „das Schiff „Morgenrot““: a noun right before a name. */
function isApposition(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.isCapital === true && at > 1;
}

/** How many tokens before the marks a word is looked for that only names: "the film", "titled". */
const NAMING_REACH = 3;

function isNamed(tokens: readonly Token[], at: number, look: Look): boolean {
  const before = tokens[at - 1];
  // "CNN's “Morning Call”", "on “Morning Call”"
  if (look.isTitleCase && before?.kind === 'word' && before.coreEnd !== before.end) return true;
  for (let i = at - 1; i >= at - NAMING_REACH && i >= 0; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word' && token?.key !== ',') return false;
    // “called it “chaos””: a verb here, and no title.
    const isVerb = has(token, Is.cue) && !look.isTitleCase && look.words > 1;
    if (has(token, Is.naming) && !isVerb) return true;
  }
  return false;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’\-]*/gv;
const STARTS_BIG = /^[\p{Lu}\p{N}]/v;
/** Enough words to know. */
const LOOK_AT = 120;

function lookOf(text: string, quote: Span, capitalNouns: boolean): Look {
  const words =
    text.slice(quote.start, Math.min(quote.end, quote.start + LOOK_AT)).match(WORD) ?? [];
  const bigWords = words.filter((word, index) => index === 0 || word.length > 3);
  const capitals = words.filter((word) => STARTS_BIG.test(word)).length;
  return {
    words: words.length,
    ending: quoteEnding(text, quote),
    hasIdeographs: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{4}/v.test(
      words[0] ?? '',
    ),
    startsCapital: /^\p{Lu}/v.test(words[0] ?? ''),
    // Where every noun has a capital, so has every short phrase: only a name of two or three words tells.
    isTitleCase:
      words.length <= (capitalNouns ? 3 : 10) &&
      capitals >= Math.min(2, words.length) &&
      bigWords.every((word) => STARTS_BIG.test(word)),
  };
}
