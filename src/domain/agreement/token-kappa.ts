import { joinSpans } from '#domain/annotation/fragments.ts';
import type { Span } from '#domain/text/span.ts';
import type { Coefficient } from './coefficient.ts';
import { cohenKappaOf } from './cohen-kappa.ts';
import type { MarkedSpan } from './marked-span.ts';

/**
 * The tokens that token-level kappa counts: runs of letters, marks and digits, and every other
 * character that is not white space by itself.
 */
export function tokensOf(text: string): readonly Span[] {
  const tokens: Span[] = [];
  for (const { index, 0: token } of text.matchAll(/[\p{L}\p{M}\p{N}]+|\S/gv)) {
    tokens.push({ start: index, end: index + token.length });
  }
  return tokens;
}

/** How many tokens both marked, one, the other, and none; sums over articles add up. */
export function tokenTable(
  tokens: readonly Span[],
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
): readonly [both: number, first: number, second: number, none: number] {
  const [ours, theirs] = [isInside(first), isInside(second)];
  let [both, onlyFirst, onlySecond] = [0, 0, 0];
  for (const token of tokens) {
    const [a, b] = [ours(token), theirs(token)];
    if (a && b) both += 1;
    else if (a) onlyFirst += 1;
    else if (b) onlySecond += 1;
  }
  return [both, onlyFirst, onlySecond, tokens.length - both - onlyFirst - onlySecond];
}

/**
 * Cohen's kappa of tokens, each inside a span or outside (IO; boundaries do not count). For comparison
 * with the literature only: nearly all tokens are outside, which makes the figure look good. n: tokens.
 */
export function tokenKappaOf([
  both = 0,
  first = 0,
  second = 0,
  none = 0,
]: readonly number[]): Coefficient {
  return cohenKappaOf([
    [both, first],
    [second, none],
  ]);
}

/** Asks for tokens in reading order only. */
function isInside(spans: readonly MarkedSpan[]): (token: Span) => boolean {
  const covered = joinSpans(spans.flatMap(({ fragments }) => fragments));
  let next = 0;
  return (token) => {
    while ((covered[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next += 1;
    return (covered[next]?.start ?? Number.POSITIVE_INFINITY) < token.end;
  };
}
