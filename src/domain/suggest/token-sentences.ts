import { Is } from './lexicon.ts';
import { has, type Token } from './tokens.ts';

/** Tokens `[from, to)` of one sentence. */
export type TokenRange = { readonly from: number; readonly to: number };

const OPENERS = new Set(['(', '[', '–', '•', '*', '¿', '¡']);
const STOPS = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '।']);

/**
 * The sentences of a paragraph in tokens. A quotation inside which a sentence ends, ends the one
 * around it too, unless the words behind it go on with who said it. Linear.
 */
export function tokenSentences(text: string, tokens: readonly Token[]): readonly TokenRange[] {
  const sentences: TokenRange[] = [];
  let from = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    if (!endsSentence(text, tokens, i)) continue;
    sentences.push({ from, to: i + 1 });
    from = i + 1;
  }
  if (from < tokens.length) sentences.push({ from, to: tokens.length });
  return sentences;
}

function endsSentence(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const next = tokens[i + 1];
  if (!token || !next) return false;
  if (token.kind === 'sign') {
    if (!STOPS.has(token.key)) return false;
    if (next.kind === 'sign') return OPENERS.has(next.key);
    return next.kind === 'quote' || next.isCapital || !/\p{Ll}/v.test(next.key.charAt(0));
  }
  return token.kind === 'quote' && endsWithQuote(text, tokens, i, token, next);
}

function endsWithQuote(
  text: string,
  tokens: readonly Token[],
  i: number,
  quote: Token,
  next: Token,
): boolean {
  const ending = quoteEnding(text, quote);
  if (ending === 'comma') return false;
  if (next.kind === 'quote') return ending !== 'open';
  if (ending === 'open' || next.kind === 'sign') return false;
  if (!next.isCapital) return !/\p{Ll}/v.test(next.key.charAt(0)) && !has(next, Is.cue);
  return ending === 'stop' || !namesSpeaker(tokens, i + 1);
}

export type QuoteEnding = 'stop' | 'call' | 'comma' | 'open';

/** The sign a quotation's words end with: full stop, question or exclamation mark, comma, or none. */
export function quoteEnding(text: string, quote: { readonly end: number }): QuoteEnding {
  const found = /([.!?…。！？؟,،，—–\-])[\s'’"”“»«›‹‘」』]*$/v.exec(
    text.slice(Math.max(0, quote.end - 6), quote.end),
  )?.[1];
  if (found === undefined) return 'open';
  if (found === '.' || found === '。') return 'stop';
  return /[,،，]/v.test(found) ? 'comma' : 'call';
}

/** “Why?” Ana Núñez, the mayor, asked: a cue right behind the comma that closes the insert. */
function isCueBehindInsert(tokens: readonly Token[], comma: number): boolean {
  for (let i = comma + 1; i < comma + INSERT; i += 1) {
    const token = tokens[i];
    if (!token || (token.kind === 'sign' && token.key !== ',')) return false;
    if (token.key === ',' && has(tokens[i + 1], Is.cue)) return true;
  }
  return false;
}

const INSERT = 18;

/** Longest name with title that is looked over. */
const REACH = 9;

/** “Why?” Mayor Ana Núñez asked: capitals up to a reporting verb. */
function namesSpeaker(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < from + REACH; i += 1) {
    const token = tokens[i];
    if (token?.key === ',' && i > from) return isCueBehindInsert(tokens, i);
    if (token?.kind !== 'word') return false;
    if (i > from && has(token, Is.cue) && !token.isCapital) return true;
    if (!token.isCapital && !has(token, Is.role | Is.title | Is.adverb | Is.joiner)) return false;
  }
  return false;
}
