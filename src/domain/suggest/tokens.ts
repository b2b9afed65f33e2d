import { abbreviationsFor } from '#domain/text/abbreviations.ts';
import type { Span } from '#domain/text/span.ts';
import { Is, type Lexicon } from './lexicon.ts';

/** A word, a sign, or a whole quotation, which the rules take as one piece. */
export type Token = Span & {
  readonly kind: 'word' | 'sign' | 'quote';
  /** Lower case, without a possessive ending; signs as they are, each dash as “–”; quotations empty. */
  readonly key: string;
  /** Bits of `Is`. */
  readonly is: number;
  readonly isCapital: boolean;
  /** End without "’s". Equal to `end` where there is none. */
  readonly coreEnd: number;
  /** Set on the first word of a phrase of the lexicon: how many tokens it has. */
  readonly phraseLength: number;
  /** Index into the paragraph's quotations, -1 for other tokens. */
  readonly quote: number;
};

const PIECE =
  /[\p{L}\p{M}\p{N}@#$]+(?:(?:[\-\u2010\u2011'’.\/]|&|(?<=\p{N}),(?=\p{N}))[\p{L}\p{M}\p{N}]+)*|[^\s\u200b]/gv;

/**
 * The tokens of one stretch of text. `quotes` (outermost, sorted, inside the stretch) become one
 * token each. Linear.
 */
export function tokenize(
  text: string,
  within: Span,
  quotes: readonly Span[],
  lexicon: Lexicon,
): Token[] {
  const tokens: Token[] = [];
  let at = within.start;
  for (const [index, quote] of quotes.entries()) {
    pushPieces(tokens, text, { start: at, end: quote.start }, lexicon);
    const { start, end } = quote;
    tokens.push({
      start,
      end,
      kind: 'quote',
      key: '',
      is: 0,
      isCapital: false,
      coreEnd: end,
      phraseLength: 0,
      quote: index,
    });
    at = quote.end;
  }
  pushPieces(tokens, text, { start: at, end: within.end }, lexicon);
  markPhrases(tokens, lexicon);
  return tokens;
}

function pushPieces(tokens: Token[], text: string, within: Span, lexicon: Lexicon): void {
  if (within.end <= within.start) return;
  const stretch = text.slice(within.start, within.end);
  const abbreviations = abbreviationsFor(lexicon.rules.language);
  PIECE.lastIndex = 0;
  for (let match = PIECE.exec(stretch); match; match = PIECE.exec(stretch)) {
    const piece = match[0];
    const start = within.start + match.index;
    const isWord = piece.length > 1 || WORD_START.test(piece);
    if (!isWord) {
      tokens.push(signToken(piece, start));
      continue;
    }
    const plain = piece.toLowerCase().replaceAll('’', "'");
    const isStopped =
      stretch.charCodeAt(match.index + piece.length) === FULL_STOP &&
      (abbreviations.always.has(plain) ||
        abbreviations.midway.has(plain) ||
        abbreviations.midway.has(piece) ||
        DOTTED.test(piece) ||
        (abbreviations.beforeNumber.has(plain) &&
          NUMBER_NEXT.test(stretch.slice(PIECE.lastIndex, PIECE.lastIndex + 3))) ||
        (piece.length === 1 && piece !== plain && piece !== 'I'));
    if (isStopped) PIECE.lastIndex += 1;
    const isPlural =
      !isStopped &&
      piece.endsWith('s') &&
      PLURAL_POSSESSIVE.test(stretch.slice(PIECE.lastIndex - 1, PIECE.lastIndex + 2));
    if (isPlural) {
      PIECE.lastIndex += 1;
      tokens.push(wordToken(piece, plain, start, 1, lexicon, 1));
      continue;
    }
    const clitic = cliticLength(plain, lexicon);
    if (clitic > 0) {
      const cut = piece.length - clitic;
      tokens.push(wordToken(piece.slice(0, cut), plain.slice(0, cut), start, 0, lexicon));
      const rest = cut + 1;
      tokens.push(wordToken(piece.slice(rest), plain.slice(rest), start + rest, 0, lexicon));
      continue;
    }
    tokens.push(wordToken(piece, plain, start, isStopped ? 1 : 0, lexicon));
  }
}

/** Length of "-elle" in "dit-elle", else 0. */
function cliticLength(plain: string, { rules }: Lexicon): number {
  if (rules.clitics === undefined) return 0;
  const hyphen = plain.lastIndexOf('-');
  const isClitic = hyphen > 1 && ` ${rules.clitics} `.includes(` ${plain.slice(hyphen + 1)} `);
  return isClitic ? plain.length - hyphen : 0;
}

/** The farmers’ union */
const PLURAL_POSSESSIVE = /^s['’] $/v;

/** C.I.A, D-S.C */
const DOTTED = /(?:^|[.\-])\p{L}\.\p{L}$/v;
const NUMBER_NEXT = /^\. ?\p{N}/v;
const WORD_START = /[\p{L}\p{N}@#$]/v;
const FULL_STOP = 0x2e;

/** Dashes of any length do the same. */
const DASH = /^[\u2010-\u2015\-]$/v;

function signToken(sign: string, start: number): Token {
  const end = start + sign.length;
  const key = DASH.test(sign) ? '–' : sign;
  return {
    start,
    end,
    kind: 'sign',
    key,
    is: 0,
    isCapital: false,
    coreEnd: end,
    phraseLength: 0,
    quote: -1,
  };
}

function wordToken(
  piece: string,
  plain: string,
  start: number,
  stop: number,
  lexicon: Lexicon,
  apostrophe = 0,
): Token {
  const genitive = plain.endsWith("'s") ? 2 : 0;
  const key = genitive > 0 ? plain.slice(0, -2) : plain;
  const possessive = genitive + apostrophe;
  const end = start + piece.length + stop;
  const first = piece.charAt(0);
  const isCapital =
    first !== plain.charAt(0) || (first >= '0' && first <= '9' && /\p{Lu}/v.test(piece));
  return {
    start,
    end,
    kind: 'word',
    key,
    is: bitsOf(key, isCapital, lexicon),
    isCapital,
    coreEnd: end - possessive,
    phraseLength: 0,
    quote: -1,
  };
}

function bitsOf(key: string, isCapital: boolean, { words, rules }: Lexicon): number {
  const known = words.get(key);
  if (known !== undefined) return known;
  const { prefixes, adverbEnding, verbEnding, capitalNouns } = rules;
  if (prefixes !== undefined && key.length > 2 && prefixes.includes(key.charAt(0))) {
    return words.get(key.slice(1)) ?? 0;
  }
  if (isCapital || key.length < 4) return 0;
  if (adverbEnding !== undefined && key.endsWith(adverbEnding)) return Is.adverb;
  // Where nouns have capitals, a small word behind one is a verb.
  const isVerb = verbEnding === undefined ? capitalNouns === true : key.endsWith(verbEnding);
  return isVerb ? Is.verbForm : 0;
}

/** Phrases are short, so that looking at each place costs a bounded number of steps. */
function markPhrases(tokens: Token[], { phrases }: Lexicon): void {
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token || token.kind !== 'word') continue;
    const found = phrases
      .get(token.key)
      ?.find(({ words }) => words.every((word, offset) => tokens[i + offset]?.key === word));
    if (!found) continue;
    tokens[i] = { ...token, is: token.is | found.is, phraseLength: found.words.length };
  }
}

/** True when the token has one of the bits. */
export function has(token: Token | undefined, is: number): boolean {
  return token !== undefined && (token.is & is) !== 0;
}

/** A comma or a dash: what sets a quotation off from who says it. */
export function isPause(token: Token | undefined): boolean {
  return token?.kind === 'sign' && /^[,–،]$/v.test(token.key);
}
