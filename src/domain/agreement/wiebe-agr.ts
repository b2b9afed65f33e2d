import { overlappingPairs } from '#domain/matching/overlapping-pairs.ts';
import { type Coefficient, notDefined } from './coefficient.ts';
import type { MarkedSpan } from './marked-span.ts';

/** What agr is made from; sums over articles add up. */
export type AgrCounts = {
  /** Spans of the first that one of the second overlaps, and how many the first has. */
  readonly firstFound: number;
  readonly first: number;
  readonly secondFound: number;
  readonly second: number;
};

/**
 * agr: the share of one annotator's spans that overlap some span of the same label by the other,
 * averaged over both directions; a direction without spans does not count. n: spans of both.
 * Source: Wiebe, Wilson & Cardie 2005, Language Resources and Evaluation 39, section 6; used by PolNeAR.
 */
export function wiebeAgr(first: readonly MarkedSpan[], second: readonly MarkedSpan[]): Coefficient {
  return agrOf(agrCounts(first, second));
}

export function agrCounts(first: readonly MarkedSpan[], second: readonly MarkedSpan[]): AgrCounts {
  const pairs = overlappingPairs(
    first.map(({ fragments }) => fragments),
    second.map(({ fragments }) => fragments),
  ).filter(([i, j]) => first[i]?.label === second[j]?.label);
  return {
    firstFound: new Set(pairs.map(([i]) => i)).size,
    first: first.length,
    secondFound: new Set(pairs.map(([, j]) => j)).size,
    second: second.length,
  };
}

export function agrOf({ firstFound, first, secondFound, second }: AgrCounts): Coefficient {
  const shares: number[] = [];
  if (first > 0) shares.push(firstFound / first);
  if (second > 0) shares.push(secondFound / second);
  if (shares.length === 0) return notDefined('nothing-marked', 0);
  const value = shares.reduce((sum, each) => sum + each, 0) / shares.length;
  return { kind: 'defined', value, n: first + second };
}
