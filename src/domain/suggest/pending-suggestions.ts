import { joinSpans } from '#domain/annotation/fragments.ts';
import { firstEndingFrom } from '#domain/text/walk-blocks.ts';
import type { Span } from '#domain/text/span.ts';
import type { Suggestion } from './suggestion.ts';

/** From here on a guess is right so often that it may be accepted with others unseen. */
const SURE = 0.8;

/** Sure enough, and somebody found who speaks: what "accept the sure ones" takes. */
export function isSure({ confidence, speaker }: Suggestion): boolean {
  return confidence >= SURE && speaker !== undefined;
}

/** Names a suggestion for as long as the text is the same. */
export function suggestionKey({ fragments }: Pick<Suggestion, 'fragments'>): string {
  return fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
}

/** Suggestions that nobody has answered: not dismissed, and no claim on most of their words yet. */
export function pendingSuggestions<T extends Pick<Suggestion, 'fragments'>>(
  suggestions: readonly T[],
  claimed: readonly Span[],
  dismissed: readonly string[],
): readonly T[] {
  const taken = joinSpans(claimed);
  const gone = new Set(dismissed);
  return suggestions.filter(
    (one) => !gone.has(suggestionKey(one)) && !isMostlyTaken(one.fragments, taken),
  );
}

function isMostlyTaken(fragments: readonly Span[], taken: readonly Span[]): boolean {
  let shared = 0;
  let length = 0;
  for (const { start, end } of fragments) {
    length += end - start;
    for (let i = firstEndingFrom(taken, start); i < taken.length; i += 1) {
      const other = taken[i];
      if (!other || other.start >= end) break;
      shared += Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }
  }
  return shared * 2 > length;
}
