import type { Span } from '#domain/text/span.ts';
import { Is } from './lexicon.ts';
import type { TokenRange } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** Who is named, in tokens `[from, to)`. */
export type Mention = TokenRange & {
  /** End of the name with what describes it: "Eva Weber, a resident of the street". */
  readonly wholeTo: number;
  /** A pronoun says nothing by itself about who it is. */
  readonly isPronoun: boolean;
};

/** Longer mentions are looked at only so far: keeps every walk bounded. */
export const REACH = 30;

export const STOPPERS =
  Is.complementizer |
  Is.subordinator |
  Is.auxiliary |
  Is.verb |
  Is.soft |
  Is.participle |
  Is.according |
  Is.adverb;

/** A word in capitals that no list knows as something else. */
export function isNameWord(token: Token | undefined): boolean {
  return token?.isCapital === true && (token.is & ~NAMING_BITS) === 0;
}

const NAMING_BITS =
  Is.title | Is.role | Is.outlet | Is.sourceNoun | Is.speechNoun | Is.naming | Is.setting;

/** “…,” Will said: a name that is written like a verb, right behind a quotation. */
export function isOddName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const odd = Is.auxiliary | Is.cue | Is.soft | Is.verb | Is.preposition | Is.time;
  return token?.isCapital === true && has(token, odd) && tokens[at - 1]?.kind === 'quote';
}

/** "Weber and Brandt", "the mayor and her deputy". */
export function joinsNames(tokens: readonly Token[], i: number, end: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !after || i + 1 >= end) return false;
  return before.isCapital === after.isCapital && before.kind === 'word' && !has(after, Is.pronoun);
}

export function pronounMention(at: number): Mention {
  return { from: at, to: at + 1, wholeTo: at + 1, isPronoun: true };
}

export function mentionSpan(tokens: readonly Token[], { from, to }: Mention): Span {
  return spanOf(tokens, from, to);
}

/** The mention with its description. */
export function wholeMentionSpan(tokens: readonly Token[], { from, wholeTo }: Mention): Span {
  return spanOf(tokens, from, wholeTo);
}

function spanOf(tokens: readonly Token[], from: number, to: number): Span {
  return { start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.coreEnd ?? 0 };
}
