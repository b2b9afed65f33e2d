import type { ReviewItem } from './review-items.ts';
import { AGREED, type ReviewRow } from './review-log.ts';
import { foldReview } from './fold-review.ts';

/** How far a review is: of all its differences, each counted once. */
export type ReviewCounts = {
  readonly total: number;
  /** With an answer that counts, those that follow from others among them. */
  readonly decided: number;
  /** Without any answer; of equals, without mine. */
  readonly open: number;
  /** Of equals: answered by me and not by the other. */
  readonly waiting: number;
  /** Two equals differ, somebody asked, or an annotator disputes what was decided. */
  readonly toTalk: number;
};

export function countReview(items: readonly Pick<ReviewItem, 'status'>[]): ReviewCounts {
  const counts = { total: items.length, decided: 0, open: 0, waiting: 0, toTalk: 0 };
  for (const { status } of items) {
    if (status === 'talk' || status === 'asked') counts.toTalk += 1;
    else counts[status] += 1;
  }
  return counts;
}

/** What entries of logs say, counted as people do: one for each difference or layer it is said of. */
export type SaidCounts = {
  readonly decisions: number;
  /** To decisions, disputes not among them. */
  readonly answers: number;
  readonly disputes: number;
  readonly verdicts: number;
};

export function countSaid(rows: readonly ReviewRow[]): SaidCounts {
  const { positions, answers, verdicts } = foldReview(rows);
  const given = [...answers.values()].flat();
  const disputes = given.filter(({ answer }) => answer === 'dispute').length;
  // Wishes to talk are no decisions, and what all agree on is none either.
  const decisions = [...positions].filter(
    ([key, each]) =>
      !key.startsWith(AGREED) &&
      each.some(({ outcome }) => outcome.kind !== 'discuss' && outcome.kind !== 'unclear'),
  ).length;
  return { decisions, answers: given.length - disputes, disputes, verdicts: verdicts.size };
}
