import type { Span } from '#domain/text/span.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The suggestion that a claim marked by hand is about: the one that holds most of its words, and of
 * two that hold as many the narrower. `undefined` when none holds half of them. Linear.
 */
export function suggestionFor(
  suggestions: readonly Suggestion[],
  claim: readonly Span[],
): Suggestion | undefined {
  const length = claim.reduce((sum, { start, end }) => sum + end - start, 0);
  let best: Suggestion | undefined;
  let most = length / 2;
  for (const one of suggestions) {
    const held = sharedLength(one.fragments, claim);
    const isNarrower = held === most && best !== undefined && widthOf(one) < widthOf(best);
    if (held === 0 || held < most || (held === most && best !== undefined && !isNarrower)) continue;
    best = one;
    most = held;
  }
  return best;
}

function sharedLength(a: readonly Span[], b: readonly Span[]): number {
  let shared = 0;
  for (const one of a) {
    for (const { start, end } of b) {
      shared += Math.max(0, Math.min(one.end, end) - Math.max(one.start, start));
    }
  }
  return shared;
}

function widthOf({ span }: Suggestion): number {
  return span.end - span.start;
}
