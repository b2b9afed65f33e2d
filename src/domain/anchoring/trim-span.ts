import type { Span } from '#domain/text/span.ts';

/**
 * Takes white space off both ends, and moves an end that lies inside a surrogate pair out of it.
 * A span of nothing but white space becomes empty. Ends outside the text are brought to its edge.
 */
export function trimSpan(text: string, span: Span): Span {
  let start = Math.max(0, Math.min(span.start, text.length));
  let end = Math.max(start, Math.min(span.end, text.length));
  if (end > start && splitsPair(text, start)) start -= 1;
  if (end > start && splitsPair(text, end)) end += 1;
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return { start, end };
}

/** True when the offset lies between the two halves of one character. */
export function splitsPair(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1);
  const after = text.charCodeAt(offset);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function isSpace(text: string, offset: number): boolean {
  return /\s/v.test(text.charAt(offset));
}
