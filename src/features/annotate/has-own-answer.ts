import type { Attribution } from './use-data.ts';

/** True when the claim itself was answered: what it inherits from elsewhere is no answer. */
export function hasOwnAnswer(answer: Attribution): boolean {
  return (
    answer.kind === 'nobody' || (answer.kind === 'by' && answer.by.some((one) => !one.inherited))
  );
}
