import { Is } from './lexicon.ts';
import {
  isNameWord,
  isOddName,
  joinsNames,
  type Mention,
  pronounMention,
  REACH,
  STOPPERS,
} from './mention.ts';
import { has, type Token } from './tokens.ts';

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
  const opens = opener === ',' ? [firstOpening(tokens, nearest, lowest), nearest] : [nearest];
  for (const open of opens) {
    const from = walkLeft(tokens, open, floor);
    if (from < open) return { from, to: open, wholeTo: end, isPronoun: false };
  }
  return undefined;
}

/** "Ana Ruiz, 30, of Vellmark, who was there, said": several inserts, one after the other. */
function firstOpening(tokens: readonly Token[], nearest: number, lowest: number): number {
  let open = nearest;
  for (;;) {
    const next = openingOf(tokens, open - 1, lowest, ',');
    if (next === undefined || !isPlainlyInsert(tokens, next + 1, open)) return open;
    open = next;
  }
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

function isNoun(token: Token): boolean {
  return has(token, Is.role | Is.title | Is.sourceNoun);
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
