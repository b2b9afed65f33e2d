import { fragmentsEqual, intersectionOverUnion } from '#domain/matching/fragment-overlap.ts';
import { maximumMatching } from '#domain/matching/maximum-matching.ts';
import { type Pair, overlappingPairs } from '#domain/matching/overlapping-pairs.ts';
import { type Coefficient, notDefined } from './coefficient.ts';
import type { MarkedSpan } from './marked-span.ts';

/** When two spans count as the same. */
export type SpanMatch =
  /** Same fragments and same label. */
  | { readonly mode: 'strict' }
  /** Same fragments, whatever the label. */
  | { readonly mode: 'boundary' }
  /** At least one shared code unit. */
  | { readonly mode: 'overlap'; readonly label: boolean }
  /** Intersection over union of at least the threshold, which is above 0. */
  | { readonly mode: 'iou'; readonly threshold: number; readonly label: boolean };

/** What F1 is made from; sums over articles add up. */
export type MatchCounts = {
  /** Pairs; with partial credit halves are possible. */
  readonly matched: number;
  readonly first: number;
  readonly second: number;
};

/**
 * F1 of two annotators' spans, with the most one-to-one matches there can be (not greedy: a greedy
 * choice can lose some). It does not matter which of the two is taken for the truth. n: spans of both.
 * Source: Hripcsak & Rothschild 2005, JAMIA 12(3), 296–298: F1 is what kappa tends to when nobody can
 * say how many things were not marked.
 */
export function spanF1(
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
  match: SpanMatch,
): Coefficient {
  return f1Of({
    matched: matchSpans(first, second, match).length,
    first: first.length,
    second: second.length,
  });
}

/**
 * F1 with partial credit: same boundaries 1, overlap ½, labels ignored. Sources: Chinchor & Sundheim
 * 1993 (MUC-5); SemEval-2013 task 9, "partial".
 */
export function mucPartialF1(
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
): Coefficient {
  const matched = mucCredit(first, second);
  return f1Of({ matched, first: first.length, second: second.length });
}

/** Exact pairs first: one takes at most two halves away from others, so that nothing is lost. */
export function mucCredit(first: readonly MarkedSpan[], second: readonly MarkedSpan[]): number {
  const exact = matchSpans(first, second, { mode: 'boundary' });
  const [firsts, seconds] = [new Set(exact.map(([i]) => i)), new Set(exact.map(([, j]) => j))];
  const partial = matchSpans(
    first.filter((_, i) => !firsts.has(i)),
    second.filter((_, j) => !seconds.has(j)),
    { mode: 'overlap', label: false },
  );
  return exact.length + partial.length / 2;
}

/** The matched spans by their indexes, as many as possible. */
export function matchSpans(
  first: readonly MarkedSpan[],
  second: readonly MarkedSpan[],
  match: SpanMatch,
): readonly Pair[] {
  const fragments = (spans: readonly MarkedSpan[]): readonly MarkedSpan['fragments'][] =>
    spans.map((span) => span.fragments);
  const pairs = overlappingPairs(fragments(first), fragments(second)).filter(([i, j]) => {
    const [a, b] = [first[i], second[j]];
    return a !== undefined && b !== undefined && isMatch(a, b, match);
  });
  return maximumMatching(first.length, second.length, pairs);
}

/** Expects that the two overlap. */
function isMatch(a: MarkedSpan, b: MarkedSpan, match: SpanMatch): boolean {
  switch (match.mode) {
    case 'strict':
      return a.label === b.label && fragmentsEqual(a.fragments, b.fragments);
    case 'boundary':
      return fragmentsEqual(a.fragments, b.fragments);
    case 'overlap':
      return !match.label || a.label === b.label;
    case 'iou':
      return (
        (!match.label || a.label === b.label) &&
        intersectionOverUnion(a.fragments, b.fragments) >= match.threshold
      );
  }
}

/** 2 · matched / (first + second): the harmonic mean of precision and recall. n: of both. */
export function f1Of({ matched, first, second }: MatchCounts): Coefficient {
  const n = first + second;
  if (n === 0) return notDefined('nothing-marked', 0);
  return { kind: 'defined', value: (2 * matched) / n, n };
}
