import type { Difference } from '#domain/curation/difference.ts';
import type { ActOutcome } from '#workspace/workspace-state.ts';

/** Why the agreed version was not taken; undefined where it was, or the user is being asked first. */
export function whyNotTaken(
  outcome: ActOutcome,
  difference: Difference,
): 'waits' | 'refused' | undefined {
  if (outcome.ok || outcome.reason === 'handed-in') return undefined;
  // Only a link that the agreed version has leads to something that may not be there yet.
  const isLink = difference.kind === 'relation' && difference.relations[1] !== undefined;
  return isLink && outcome.reason === 'refused' ? 'waits' : 'refused';
}
