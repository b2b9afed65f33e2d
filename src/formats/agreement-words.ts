import type { UndefinedReason } from '#domain/agreement/coefficient.ts';
import type { Exclusion } from '#domain/agreement/report-measures.ts';

/** Why a coefficient is not defined. */
export const REASONS: Readonly<Record<UndefinedReason, string>> = {
  'nothing-to-compare': 'no unit has values of two raters',
  'nothing-marked': 'nothing is marked',
  'one-category': 'only one category occurs',
  'not-two-raters': 'the measure is for exactly two raters',
  'unequal-ratings': 'the measure needs equally many ratings of every unit',
  'not-numbers': 'the scale needs numbers',
  'negative-numbers': 'a ratio scale knows no numbers below 0',
  'no-distance': 'the weights lack a category that occurs',
  'bad-units': 'units of one rater overlap',
  'no-expected-disagreement': 'chance would bring no disagreement',
};

const EXCLUDED: Readonly<Record<Exclusion['kind'], readonly [one: string, more: string]>> = {
  'only-some-marked': ['place that not all have marked', 'places that not all have marked'],
  unanswered: ['place that fewer than two answered', 'places that fewer than two answered'],
  nested: ['stretch inside another of its label', 'stretches inside another of their label'],
};

export function exclusionWords({ kind, count }: Exclusion): string {
  const [one, more] = EXCLUDED[kind];
  return `${count} ${count === 1 ? one : more}`;
}
