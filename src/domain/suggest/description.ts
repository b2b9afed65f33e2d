import { Is } from './lexicon.ts';
import { isNameWord, REACH } from './mention.ts';
import { has, type Token } from './tokens.ts';

/**
 * End of the description behind a name, the comma that closes it included; `to` where none follows.
 * A short name needs no description: what follows it is only told by the way.
 */
export function descriptionEnd(
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

/** "in a statement", "on Tuesday", "at a rally": tells where it was said, not who. */
export function leadsToSetting(tokens: readonly Token[], i: number): boolean {
  for (let at = i + 1; at <= i + 4; at += 1) {
    const token = tokens[at];
    if (token?.kind !== 'word') return false;
    const isSetting = has(token, Is.setting) && !token.isCapital;
    if ((isSetting || has(token, Is.time)) && !has(tokens[at - 1], Is.role)) return true;
    if (has(token, Is.preposition)) return false;
  }
  return false;
}
