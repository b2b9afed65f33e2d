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
const REACH = 30;

const STOPPERS =
  Is.subordinator | Is.auxiliary | Is.verb | Is.soft | Is.participle | Is.according | Is.adverb;

/** The mention that ends right before token `end`, not reaching below `floor`. */
export function mentionBefore(
  tokens: readonly Token[],
  end: number,
  floor: number,
): Mention | undefined {
  const last = tokens[end - 1];
  if (!last || end - 1 < floor) return undefined;
  if (last.key === ',' || last.key === ')' || last.key === '–') {
    return mentionBeforeInsert(tokens, end, floor);
  }
  if (last.kind !== 'word') return undefined;
  if (has(last, Is.pronoun | Is.relative) && !isNameWord(last)) return pronounMention(end - 1);
  if (isOddName(tokens, end - 1)) return { from: end - 1, to: end, wholeTo: end, isPronoun: false };
  const from = walkLeft(tokens, end, floor);
  return from < end ? { from, to: end, wholeTo: end, isPronoun: false } : undefined;
}

/** "Ana Núñez, the mayor of Vellmark, said": over what stands between commas, brackets or dashes. */
function mentionBeforeInsert(
  tokens: readonly Token[],
  end: number,
  floor: number,
): Mention | undefined {
  const closer = tokens[end - 1]?.key ?? '';
  const opener = closer === ')' ? '(' : closer;
  const lowest = Math.max(floor, end - REACH);
  const nearest = openingOf(tokens, end - 2, lowest, opener);
  if (nearest === undefined || !isInsert(tokens, nearest + 1, end - 1)) return undefined;
  const open = opener === ',' ? firstOpening(tokens, nearest, lowest) : nearest;
  const from = walkLeft(tokens, open, floor);
  if (from >= open) return undefined;
  return { from, to: open, wholeTo: end, isPronoun: false };
}

/** "Ana Ruiz, 30, of Vellmark, who was there, said": several inserts, one after the other. */
function firstOpening(tokens: readonly Token[], nearest: number, lowest: number): number {
  let open = nearest;
  while (!isNameWord(tokens[open - 1])) {
    const next = openingOf(tokens, open - 1, lowest, ',');
    if (next === undefined || !isPlainlyInsert(tokens, next + 1, open)) return open;
    open = next;
  }
  return open;
}

/** Index of the sign that opens an insert, looked for leftwards; no quotation stands in one. */
function openingOf(
  tokens: readonly Token[],
  start: number,
  lowest: number,
  opener: string,
): number | undefined {
  for (let i = start; i > lowest; i -= 1) {
    if (tokens[i]?.kind === 'quote') return undefined;
    if (tokens[i]?.key === opener) return i;
  }
  return undefined;
}

/** A number, a place, an office: nothing that could be a name by itself. */
function isPlainlyInsert(tokens: readonly Token[], from: number, to: number): boolean {
  const first = tokens[from];
  if (first?.kind !== 'word' || to <= from) return false;
  const isOffice = has(tokens[to - 1], Is.role | Is.title) && isNameWord(tokens[to + 1]);
  if (isOffice) return false;
  if (/^\p{N}+$/v.test(first.key) || has(first, Is.preposition | Is.relative | Is.determiner))
    return true;
  return !first.isCapital || (to === from + 1 && first.key.includes('.'));
}

/** An insert describes: it has words, and does not open a clause of its own. */
function isInsert(tokens: readonly Token[], from: number, to: number): boolean {
  return to > from && !has(tokens[from], Is.conjunction | Is.pronoun);
}

/** “…,” Will said: a name that is written like a verb, right behind a quotation. */
export function isOddName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const odd = Is.auxiliary | Is.cue | Is.soft | Is.verb | Is.preposition | Is.time;
  return token?.isCapital === true && has(token, odd) && tokens[at - 1]?.kind === 'quote';
}

function walkLeft(tokens: readonly Token[], end: number, floor: number): number {
  let from = end;
  const lowest = Math.max(floor, end - REACH);
  while (from > lowest && holdsLeft(tokens, from - 1, end)) from -= 1;
  return trimLeft(tokens, from, end);
}

/** Whether token `i` can be part of a mention that goes on to `end`. */
function holdsLeft(tokens: readonly Token[], i: number, end: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word') return false;
  if (isNameWord(token)) return true;
  if (has(token, Is.joiner)) return i < end - 1;
  if (has(token, Is.preposition)) return false;
  if (has(token, Is.conjunction)) return joinsNames(tokens, i, end);
  if (has(token, Is.pronoun) && !has(token, Is.determiner)) return false;
  if (has(token, STOPPERS)) return has(token, Is.determiner);
  if (has(token, Is.cue)) return has(tokens[i - 1], Is.determiner) || isNoun(token);
  return true;
}

/** A word in capitals that no list knows as something else. */
export function isNameWord(token: Token | undefined): boolean {
  return token?.isCapital === true && (token.is & ~NAMING_BITS) === 0;
}

const NAMING_BITS =
  Is.title | Is.role | Is.outlet | Is.sourceNoun | Is.speechNoun | Is.naming | Is.setting;

function isNoun(token: Token): boolean {
  return has(token, Is.role | Is.title | Is.sourceNoun);
}

/** "Weber and Brandt", "the mayor and her deputy". */
function joinsNames(tokens: readonly Token[], i: number, end: number): boolean {
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (!before || !after || i + 1 >= end) return false;
  return before.isCapital === after.isCapital && before.kind === 'word' && !has(after, Is.pronoun);
}

/** Takes off what leads up to a mention: "In a statement Weber" → "Weber". */
function trimLeft(tokens: readonly Token[], from: number, end: number): number {
  let start = from;
  while (start < end && has(tokens[start], Is.conjunction | Is.time | Is.adverb)) start += 1;
  const first = tokens[start];
  const leadsUp = has(first, Is.preposition | Is.joiner) && !has(first, Is.determiner);
  if (!leadsUp || isNameWord(first)) return start;
  for (let i = end - 1; i > start + 1; i -= 1) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (!token || !before || has(before, Is.joiner | Is.determiner | Is.title | Is.role)) continue;
    if (has(before, Is.preposition | Is.conjunction)) continue;
    if (has(token, Is.determiner)) return i;
    if (token.isCapital && (!before.isCapital || has(before, Is.time))) return i;
  }
  return end;
}

function pronounMention(at: number): Mention {
  return { from: at, to: at + 1, wholeTo: at + 1, isPronoun: true };
}

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
  if (has(token, Is.determiner))
    return i === start || has(tokens[i - 1], Is.joiner | Is.conjunction);
  if (has(token, Is.preposition)) return false;
  if (has(token, Is.conjunction)) return i > start && joinsNames(tokens, i, ceiling);
  if (has(token, Is.pronoun)) return false;
  return !has(token, STOPPERS | Is.cue) && !(has(token, Is.verbForm) && isNameWord(tokens[i - 1]));
}

/** "in a statement", "on Tuesday", "at a rally": tells where it was said, not who. */
function leadsToSetting(tokens: readonly Token[], i: number): boolean {
  for (let at = i + 1; at <= i + 4; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const isSetting = has(token, Is.setting) && !token.isCapital;
    if ((isSetting || has(token, Is.time)) && !has(tokens[at - 1], Is.role)) return true;
    if (has(token, Is.preposition)) return false;
  }
  return false;
}

/**
 * End of the description behind a name, the comma that closes it included; `to` where none follows.
 * A short name needs no description: what follows it is only told by the way.
 */
function descriptionEnd(
  tokens: readonly Token[],
  from: number,
  to: number,
  ceiling: number,
): number {
  const end = bracketEnd(tokens, to, ceiling);
  if (has(tokens[end], Is.relative) && !isNameWord(tokens[end - 1])) {
    return insertEnd(tokens, end, ceiling);
  }
  const isRelative = has(tokens[end + 1], Is.relative);
  const isShort = to - from === 1 || (to - from === 2 && has(tokens[from], Is.title));
  if (tokens[end]?.key !== ',' || (isRelative && isShort)) return end;
  return opensDescription(tokens, end + 1) ? insertEnd(tokens, end + 1, ceiling) : end;
}

/** "(D-S.C.)" */
function bracketEnd(tokens: readonly Token[], to: number, ceiling: number): number {
  if (tokens[to]?.key !== '(') return to;
  for (let end = to + 1; end < Math.min(ceiling, to + 8); end += 1) {
    if (tokens[end]?.key === ')') return end + 1;
  }
  return to;
}

function insertEnd(tokens: readonly Token[], start: number, ceiling: number): number {
  const highest = Math.min(ceiling, start + REACH);
  let isClause = false;
  for (let i = start; i < highest; i += 1) {
    const token = tokens[i];
    if (!token || token.kind === 'quote' || isSentenceSign(token)) return i;
    isClause ||= has(token, Is.relative);
    if (token.key === ',' && !opensDescription(tokens, i + 1)) return i + 1;
    if (!isClause && has(token, Is.joiner | Is.preposition) && leadsToSetting(tokens, i)) return i;
  }
  return highest;
}

function isSentenceSign(token: Token): boolean {
  return token.kind === 'sign' && /^[.!?…:;–]$/v.test(token.key);
}

function opensDescription(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  if (token?.kind !== 'word') return false;
  if (has(token, Is.determiner | Is.relative | Is.role | Is.title)) return true;
  if (has(token, Is.adverb)) return has(tokens[i + 1], Is.determiner);
  if (/^\p{N}+$/v.test(token.key)) return true;
  if (token.key.endsWith('ed') && has(tokens[i + 1], Is.preposition)) return false;
  const others =
    Is.participle | Is.preposition | Is.conjunction | Is.pronoun | Is.subordinator | Is.time;
  return !has(token, others) && !token.key.endsWith('ing');
}

/** The first mention of a sentence, which most often is the subject of its verbs. */
export function firstMention(
  tokens: readonly Token[],
  { from, to }: TokenRange,
): Mention | undefined {
  let start = from;
  while (start < to && has(tokens[start], Is.conjunction | Is.adverb)) start += 1;
  if (has(tokens[start], Is.preposition | Is.subordinator)) {
    while (start < to && start < from + REACH && tokens[start]?.key !== ',') start += 1;
    if (tokens[start]?.key !== ',') return undefined;
    start += 1;
  }
  return mentionAfter(tokens, start, to);
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
