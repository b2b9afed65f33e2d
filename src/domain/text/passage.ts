import { sentenceAt } from './sentences.ts';
import type { Span } from './span.ts';

/** The sentences that a span stands in, whole: from the one it begins in to the one it ends in. */
export function passageOf(
  { text, blocks, language }: { text: string; blocks: readonly Span[]; language: string },
  span: Span,
): Span {
  const first = sentenceAt(text, blocks, span.start, language) ?? span;
  const last = sentenceAt(text, blocks, Math.max(span.start, span.end - 1), language) ?? span;
  return { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) };
}
