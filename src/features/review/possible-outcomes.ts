import type { Difference } from '#domain/curation/difference.ts';
import type { Outcome } from '#domain/curation/review-log.ts';

/** Outcomes besides taking a layer's version. */
export type OtherOutcome = Exclude<Outcome['kind'], 'take'>;

/** What can be decided about a difference, in the order of the buttons. The last two decide nothing yet. */
export function possibleOutcomes(difference: Difference): readonly OtherOutcome[] {
  return [...ANSWERS[difference.kind](difference), 'neither', 'both', 'discuss', 'unclear'];
}

type Answers = (difference: Difference) => readonly OtherOutcome[];

const EDGES: readonly OtherOutcome[] = ['union', 'overlap', 'own'];

const ANSWERS: Readonly<Record<Difference['kind'], Answers>> = {
  edge: () => EDGES,
  split: () => EDGES,
  only: () => ['own'],
  label: () => ['own'],
  // Several options together make sense only where an answer may have several.
  attribute: (difference) =>
    difference.kind === 'attribute' && difference.values.some((value) => typeof value === 'object')
      ? ['union', 'overlap']
      : [],
  entity: () => [],
  relation: () => [],
};
