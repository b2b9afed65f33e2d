import { Is } from './lexicon.ts';
import { mentionAfter } from './mention-after.ts';
import type { Reporting } from './reporting.ts';
import { has, isPause, type Token } from './tokens.ts';

export function complementizerAfter(
  tokens: readonly Token[],
  start: number,
  end: number,
): number | undefined {
  for (let i = start; i < Math.min(end, start + REACH); i += 1) {
    const token = tokens[i];
    if (token?.kind === 'quote') return undefined;
    if (has(token, Is.complementizer)) return i;
    const isVerb = has(token, Is.auxiliary | Is.cue | Is.participle) && !has(token, Is.nounLike);
    if (isVerb || (token?.kind === 'sign' && token.key !== ',')) return undefined;
  }
  return undefined;
}

/** "According to a study by the institute, the bridge …" */
export function behindComma(
  tokens: readonly Token[],
  start: number,
  end: number,
): number | undefined {
  for (let i = start - 1; i < Math.min(end, start + REACH); i += 1) {
    if (tokens[i]?.key === ',') return i + 1;
  }
  return undefined;
}

/** Over whom it was told, and when. */
export function bareContentStart(
  tokens: readonly Token[],
  start: number,
  end: number,
): number | undefined {
  let from = start;
  if (has(tokens[from], Is.recipient) && !has(tokens[from], Is.pronoun)) from += 1;
  while (from < end && has(tokens[from], Is.time)) from += 1;
  const first = tokens[from];
  if (!first || from >= end) return undefined;
  if (first.kind === 'sign' && first.key !== '$')
    return first.key === ',' || first.key === ':' ? afterSign(tokens, from, end) : undefined;
  const isClause = has(first, Is.complementizer | Is.determiner | Is.contentOpener);
  if (has(first, Is.preposition | Is.subordinator | Is.conjunction) && !isClause) return undefined;
  return from;
}

function afterSign(tokens: readonly Token[], at: number, end: number): number | undefined {
  const next = tokens[at + 1];
  return at + 1 < end && next?.kind === 'quote' ? at + 1 : undefined;
}

export function isTelling(tokens: readonly Token[], to: number): boolean {
  return has(tokens[to - 1], Is.telling);
}

/** "told the council it was late": behind the council. */
export function hearerEnd(tokens: readonly Token[], start: number, end: number): number {
  return mentionAfter(tokens, start, end)?.to ?? start + 1;
}

/** The first word or two behind a cue tell whether quoted words follow as its object. */
export function hasQuote(tokens: readonly Token[], start: number, end: number): boolean {
  for (let i = start; i < Math.min(end, start + REACH); i += 1) {
    if (tokens[i]?.kind === 'quote') return true;
  }
  return false;
}

/** “…,” Weber said of the bridge: she said what is quoted, and of the bridge is no content. */
export function isBehindQuote(
  tokens: readonly Token[],
  { order, speaker, from }: Reporting,
): boolean {
  let at = (order === 'before' ? (speaker?.from ?? from) : from) - 1;
  while (isPause(tokens[at])) at -= 1;
  return tokens[at]?.kind === 'quote';
}

/** How far behind a cue its "that" may stand: "told reporters in Vellmark on Monday that". */
const REACH = 14;
