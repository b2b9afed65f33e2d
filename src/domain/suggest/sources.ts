import { Is, type Lexicon } from './lexicon.ts';
import { isNameWord, type Mention } from './mention.ts';
import { mentionAfter } from './mention-after.ts';
import { mentionBefore } from './mention-before.ts';
import type { PlacedMention } from './attributed-quotes.ts';
import { type Mentions, suggestedMention } from './suggested-mention.ts';
import type { Suggestion } from './suggestion.ts';
import { has, type Token } from './tokens.ts';

/** Sorts a mention: people speak, papers and documents are sources, with those they have it from. */
export function behindWords(
  mentions: Mentions,
  placed: PlacedMention,
): Pick<Suggestion, 'speaker' | 'source' | 'chain'> {
  const { mention, tokens } = placed;
  const origin = antecedent(tokens, mention) ?? mention;
  if (!isSource(tokens, origin)) return { speaker: suggestedMention(mentions, placed) };
  const whole = withMakers(tokens, origin, mentions.lexicon);
  const chain = makersIn(tokens, whole).map((one) =>
    suggestedMention(mentions, { mention: one, tokens }),
  );
  const source = suggestedMention(mentions, { mention: whole, tokens });
  return chain.length > 0 ? { source, chain } : { source };
}

/** A thing that words come through, by its head word: "a report by …", "Bloomberg News". */
function isSource(tokens: readonly Token[], mention: Mention): boolean {
  const head = tokens[headIndex(tokens, mention)];
  return has(head, Is.sourceNoun | Is.outlet) && !has(head, Is.role);
}

/** Index of the noun that the rest of a mention hangs on: the last word before "of", "by" or "in". */
function headIndex(tokens: readonly Token[], { from, to }: Mention): number {
  let at = from + 1;
  while (at < to && tokens[at]?.kind === 'word' && !has(tokens[at], Is.joiner | Is.preposition))
    at += 1;
  return at - 1;
}

/** Farthest that "which" reaches back for the thing it stands for. */
const REACH = 30;

/** "a report by Eva Weber, which said": the report. A who stays a who. */
function antecedent(
  tokens: readonly Token[],
  { from, to, isPronoun }: Mention,
): Mention | undefined {
  if (!isPronoun || to - from !== 1 || !has(tokens[from], Is.relative)) return undefined;
  const end = tokens[from - 1]?.key === ',' ? from - 1 : from;
  for (let i = end - 1; i >= Math.max(0, end - REACH); i -= 1) {
    if (tokens[i]?.kind === 'quote') return undefined;
    if (!has(tokens[i], Is.sourceNoun)) continue;
    const found = mentionBefore(tokens, i + 1, Math.max(0, i - REACH));
    return found && { ...found, to: end, wholeTo: end };
  }
  return undefined;
}

/** Takes in who made a document: "a report" → "a report by Eva Weber for the Vellmark Courier". */
export function withMakers(
  tokens: readonly Token[],
  mention: Mention,
  { makers }: Lexicon,
): Mention {
  let { to } = mention;
  while (makers.has(tokens[to]?.key ?? '')) {
    const maker = mentionAfter(tokens, to + 1, Math.min(tokens.length, to + REACH));
    if (!maker || maker.isPronoun) break;
    to = nameBehindComma(tokens, maker.to);
  }
  return { ...mention, to, wholeTo: Math.max(mention.wholeTo, to) };
}

/** "the correspondent of the Courier, Eva Weber, which": the name belongs to the office before it. */
function nameBehindComma(tokens: readonly Token[], to: number): number {
  if (tokens[to]?.key !== ',') return to;
  let end = to + 1;
  while (isNameWord(tokens[end])) end += 1;
  return end > to + 2 && tokens[end]?.kind !== 'word' ? end : to;
}

/** The people and outlets named inside a source's mention, from the nearer to the one they work for. */
export function makersIn(tokens: readonly Token[], { from, to }: Mention): readonly Mention[] {
  const first = headIndex(tokens, { from, to, wholeTo: to, isPronoun: false }) + 1;
  if (first >= to || !has(tokens[first], Is.preposition | Is.joiner)) return [];
  const maker = { from: first + 1, to, wholeTo: to, isPronoun: false };
  const makers = maker.from < to ? [maker] : [];
  for (let i = maker.from; i < to; i += 1) {
    if (!isNameWord(tokens[i])) continue;
    let end = i;
    while (end < to && isNameWord(tokens[end])) end += 1;
    const isOutlet = tokens.slice(i, end).some((token) => has(token, Is.outlet));
    if (isOutlet && (i > maker.from || end < to))
      makers.push({ from: i, to: end, wholeTo: end, isPronoun: false });
    i = end;
  }
  return makers;
}
