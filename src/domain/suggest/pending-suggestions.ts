import { joinSpans, lengthOf } from '#domain/annotation/fragments.ts';
import { firstEndingFrom } from '#domain/text/walk-blocks.ts';
import { type Span, spansEqual } from '#domain/text/span.ts';
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
export function pendingSuggestions(
  suggestions: readonly Suggestion[],
  claimed: readonly Span[],
  dismissed: readonly string[],
): readonly Suggestion[] {
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

/** A claim's own suggestion: the one that shares most with its words, if most of both are the same. */
export function suggestionFor(
  suggestions: readonly Suggestion[],
  fragments: readonly Span[],
): Suggestion | undefined {
  const [first] = fragments;
  const last = fragments.at(-1);
  if (!first || !last) return undefined;
  let best: { readonly one: Suggestion; readonly share: number } | undefined;
  for (const one of suggestions) {
    if (one.span.start >= last.end || one.span.end <= first.start) continue;
    // A piece of a split quote is often tagged first and the rest added to it.
    const isPiece =
      fragments.length === 1 && one.fragments.some((piece) => spansEqual(piece, first));
    const share = isPiece ? 1 : overlapShare(one.fragments, fragments);
    if (share > (best?.share ?? 0.5)) best = { one, share };
  }
  return best?.one;
}

/** Shared code units as a share of all that either holds. */
function overlapShare(a: readonly Span[], b: readonly Span[]): number {
  const shared = a.reduce(
    (sum, piece) =>
      sum +
      b.reduce(
        (part, other) =>
          part + Math.max(0, Math.min(piece.end, other.end) - Math.max(piece.start, other.start)),
        0,
      ),
    0,
  );
  const all = lengthOf(a) + lengthOf(b) - shared;
  return all === 0 ? 0 : shared / all;
}
