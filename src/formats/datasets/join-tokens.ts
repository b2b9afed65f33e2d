import type { Span } from '#domain/text/span.ts';

/** A word of a file that holds no text. */
export type WordToken = {
  readonly text: string;
  /** Whether a space follows, where the file says so. */
  readonly spaceAfter?: boolean;
};

const NO_SPACE_BEFORE = /^(?:[,.;:!?)\]}”’»%…]+|[’'](?:s|re|ve|ll|d|m|t)|n[’']t|'')$/iu;
const NO_SPACE_AFTER = /[([{“„‘«¿¡$£€#@]$|^``$/u;

/**
 * Writes a sentence's words as text: a space between two, none before closing punctuation and none
 * after opening brackets and quotes. Straight quotation marks open and close in turn.
 */
export function joinTokens(tokens: readonly WordToken[]): {
  readonly text: string;
  /** UTF-16 spans of the tokens in the text. */
  readonly spans: readonly Span[];
} {
  const spans: Span[] = [];
  let text = '';
  let isQuoteOpen = false;
  let isGlued = true;
  for (const token of tokens) {
    const isStraight = token.text === '"';
    const closes = isStraight && isQuoteOpen;
    const isClosing = closes || (!isStraight && NO_SPACE_BEFORE.test(token.text));
    if (!isGlued && (!isClosing || isSpaceSaid(tokens[spans.length - 1]))) text += ' ';
    spans.push({ start: text.length, end: text.length + token.text.length });
    text += token.text;
    if (isStraight) isQuoteOpen = !isQuoteOpen;
    const opens = (isStraight && isQuoteOpen) || NO_SPACE_AFTER.test(token.text);
    isGlued = token.spaceAfter === undefined ? opens : !token.spaceAfter;
  }
  return { text, spans };
}

function isSpaceSaid(previous: WordToken | undefined): boolean {
  return previous?.spaceAfter === true;
}
