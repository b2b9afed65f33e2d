import type { Span } from './span.ts';

/** What one character does to the quotes around it. */
export type QuoteMark = {
  readonly act: 'open' | 'close';
  /** The opening mark of the quote that opens or closes here. */
  readonly opener: string;
  /** Single marks may turn out to be apostrophes. */
  readonly isSingle: boolean;
};

/**
 * Reads one character of a block as a quotation mark: what it is depends on its neighbours and on
 * what is open (`“` opens in English and closes `„` in German; `»` closes in French and opens in
 * German). `undefined` for everything that is no mark, apostrophes among it.
 */
export function quoteMarkAt(
  text: string,
  at: number,
  block: Span,
  isOpen: (opener: string) => boolean,
): QuoteMark | undefined {
  const code = text.charCodeAt(at);
  // Nearly all characters leave here.
  if (code !== 0x22 && code !== 0x27 && code !== 0xab && code < 0xbb) return undefined;
  const mark = text.charAt(at);
  const closes = CLOSES.get(mark)?.find(isOpen);
  const before = at > block.start ? text.charAt(at - 1) : '';
  const after = at + 1 < block.end ? text.charAt(at + 1) : '';
  switch (mark) {
    case '「':
    case '『':
    case '„':
      return open(mark);
    case '」':
    case '』':
      return closes === undefined ? undefined : close(closes);
    case '‚':
      return isBoundary(before) && !isSpace(after) ? open(mark) : undefined;
    case '"':
    case '“':
    case '”':
    case '«':
    case '»':
      return readDouble(mark, before, after, closes);
    case "'":
    case '‘':
    case '’':
    case '‹':
    case '›':
      return readSingle(text, at, block, closes);
    default:
      return undefined;
  }
}

/** Mark → the openers it can close, the usual one first. */
const CLOSES: ReadonlyMap<string, readonly string[]> = new Map([
  ['”', ['“', '„', '”', '"']],
  ['“', ['„', '“', '"']],
  ['"', ['"', '„', '“']],
  ['»', ['«', '»']],
  ['«', ['»']],
  ['’', ['‘', '‚', '’']],
  ['‘', ['‚']],
  ["'", ["'"]],
  ['›', ['‹', '›']],
  ['‹', ['›']],
  ['」', ['「']],
  ['』', ['『']],
]);

function open(opener: string): QuoteMark {
  return { act: 'open', opener, isSingle: SINGLE.has(opener) };
}

function close(opener: string): QuoteMark {
  return { act: 'close', opener, isSingle: SINGLE.has(opener) };
}

const SINGLE = new Set(['‘', '’', '‚', "'", '‹', '›']);

function readDouble(
  mark: string,
  before: string,
  after: string,
  closes: string | undefined,
): QuoteMark | undefined {
  const looksOpening = isBoundary(before) && after !== '' && !isSpace(after);
  if (mark === '“') {
    // Closes „ unless it plainly opens an English quote inside a German one; and “ where it was mistyped.
    return closes !== undefined && !looksOpening ? close(closes) : open(mark);
  }
  if (mark === '«' || mark === '»') {
    if (closes !== undefined && !(looksOpening && mark === '«')) return close(closes);
    // French sets a space inside its marks, so what follows says nothing.
    return mark === '«' || looksOpening ? open(mark) : undefined;
  }
  if (closes !== undefined && !(looksOpening && isSpaceOrEdge(before))) return close(closes);
  return looksOpening ? open(mark) : undefined;
}

function readSingle(
  text: string,
  at: number,
  block: Span,
  closes: string | undefined,
): QuoteMark | undefined {
  const mark = text.charAt(at);
  const before = at > block.start ? text.charAt(at - 1) : '';
  const after = at + 1 < block.end ? text.charAt(at + 1) : '';
  const looksOpening = isBoundary(before) && after !== '' && !isSpace(after);
  if (closes !== undefined && !isWordCharacter(after) && !isSpaceOrEdge(before)) {
    return isPluralPossessive(text, at, block) ? undefined : close(closes);
  }
  // ’ opens in Swedish and Finnish, but nearly always it is an apostrophe: ’90s, ’em.
  if (mark === '’' || !looksOpening) return undefined;
  // An elided start ('90s, 'em, 'tis) is no opening mark.
  if (mark === "'" && /^(?:\d|(?:tis|twas|em|til|cause|n)\b)/i.test(text.slice(at + 1, at + 7))) {
    return undefined;
  }
  return open(mark);
}

/**
 * "the drivers’ union" inside single quotes: after an s, before a word in lower case, and a better
 * closing mark follows within the same sentence-sized stretch.
 */
function isPluralPossessive(text: string, at: number, block: Span): boolean {
  if (!/[sSxz]/.test(text.charAt(at - 1))) return false;
  const rest = text.slice(at + 1, Math.min(block.end, at + LOOK_AHEAD));
  if (!/^ \p{Ll}/u.test(rest)) return false;
  const mark = text.charAt(at);
  for (let i = 1; i < rest.length; i += 1) {
    const character = rest.charAt(i);
    if (BOUNDS.has(character)) return false;
    const isCloser =
      character === mark && !isWordCharacter(rest.charAt(i + 1)) && !isSpace(rest.charAt(i - 1));
    if (isCloser) return true;
  }
  return false;
}

/** Bounded, so that a text of nothing but marks stays linear. */
const LOOK_AHEAD = 240;

/** A new quote begins or the one around ends: no closing mark of the inner one can come after. */
const BOUNDS = new Set(['‘', '“', '”', '"', '„', '«', '»']);

/** A quote can open after these: an edge, a space, an opening bracket or mark, a dash, a colon; and after scripts without spaces. */
function isBoundary(before: string): boolean {
  return (
    isSpaceOrEdge(before) ||
    /[([{<¿¡“‘„‚«‹"'—–\-/:=,;…，。：、（]/.test(before) ||
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(before)
  );
}

function isSpaceOrEdge(character: string): boolean {
  return character === '' || isSpace(character);
}

/** Canonical text has only the first two; text taken as it is has the others too. */
const SPACES = new Set([' ', '\n', '\u00a0', '\u202f', '\u2009', '\t', '\r']);

function isSpace(character: string): boolean {
  return SPACES.has(character);
}

function isWordCharacter(character: string): boolean {
  return character !== '' && /[\p{L}\p{N}\p{M}]/u.test(character);
}
