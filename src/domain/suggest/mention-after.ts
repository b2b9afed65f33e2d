import { descriptionEnd, leadsToSetting } from './description.ts';
import { Is } from './lexicon.ts';
import {
  isNameWord,
  joinsNames,
  type Mention,
  pronounMention,
  REACH,
  STOPPERS,
} from './mention.ts';
import type { TokenRange } from './token-sentences.ts';
import { has, type Token } from './tokens.ts';

/** The mention that starts at token `start`, not reaching to `ceiling`. */
export function mentionAfter(
  tokens: readonly Token[],
  start: number,
  ceiling: number,
): Mention | undefined {
  const first = tokens[start];
  if (first?.kind !== 'word' || start >= ceiling) return undefined;
  if (has(first, Is.recipient) && !first.isCapital && !has(first, Is.pronoun)) return undefined;
  if (has(first, Is.pronoun) && !isNameWord(first)) {
    const isPossessive = has(first, Is.determiner) && tokens[start + 1]?.kind === 'word';
    if (!isPossessive) return pronounMention(start);
  }
  if (!opensMention(first)) return undefined;
  const to = walkRight(tokens, start, ceiling);
  if (to <= start) return undefined;
  return { from: start, to, wholeTo: descriptionEnd(tokens, start, to, ceiling), isPronoun: false };
}

/** The first mention of a sentence, which most often is the subject of its verbs. */
export function firstMention(
  tokens: readonly Token[],
  { from, to }: TokenRange,
): Mention | undefined {
  let start = from;
  const highest = Math.min(to, from + REACH);
  while (start < highest && has(tokens[start], Is.conjunction | Is.adverb)) start += 1;
  if (has(tokens[start], Is.preposition | Is.subordinator)) {
    while (start < highest && tokens[start]?.key !== ',') start += 1;
    if (tokens[start]?.key !== ',') return undefined;
    start += 1;
  }
  return mentionAfter(tokens, start, to);
}

function opensMention(first: Token): boolean {
  if (isNameWord(first) || has(first, Is.determiner | Is.role | Is.title)) return true;
  return (
    (first.is &
      (STOPPERS | Is.cue | Is.preposition | Is.conjunction | Is.complementizer | Is.time)) ===
    0
  );
}

function walkRight(tokens: readonly Token[], start: number, ceiling: number): number {
  const highest = Math.min(ceiling, start + REACH);
  let to = start;
  while (to < highest && holdsRight(tokens, start, to, ceiling)) to += 1;
  while (to > start && has(tokens[to - 1], Is.joiner | Is.conjunction | Is.preposition)) to -= 1;
  return to;
}

function holdsRight(tokens: readonly Token[], start: number, i: number, ceiling: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word') return false;
  if (has(token, Is.time)) return false;
  if (isNameWord(token) || (i === start && has(token, Is.determiner))) return true;
  if (has(token, Is.joiner)) return i > start && i + 1 < ceiling && !leadsToSetting(tokens, i);
  if (has(token, Is.determiner)) {
    const isInName = token.isCapital && isNameWord(tokens[i + 1]);
    return isInName || has(tokens[i - 1], Is.joiner | Is.conjunction);
  }
  if (has(token, Is.preposition)) return false;
  if (has(token, Is.conjunction)) return i > start && joinsNames(tokens, i, ceiling);
  if (has(token, Is.pronoun)) return false;
  return !has(token, STOPPERS | Is.cue) && !(has(token, Is.verbForm) && isNameWord(tokens[i - 1]));
}
