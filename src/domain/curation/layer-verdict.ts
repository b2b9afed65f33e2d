import type { Layer } from '#domain/annotation/layer.ts';
import type { ReviewLog } from './fold-review.ts';

/**
 * Where a layer stands when what its reviewer has said is counted in. A verdict is on one revision, and handing
 * in makes a new one: a layer that was sent back stays so while it is worked on, until it is handed in again.
 */
export function stateUnderVerdict(
  { id, rev, state }: Pick<Layer, 'id' | 'rev' | 'state'>,
  verdicts: ReviewLog['verdicts'],
): Layer['state'] {
  const given = verdicts.get(id);
  if (!given || given.rev > rev) return state;
  if (given.rev === rev && (state === 'draft' || state === 'submitted')) return given.verdict;
  return state === 'draft' && given.verdict === 'returned' ? 'returned' : state;
}

/** It is out of its annotator's hands: to change it is to take it back. */
export function isHandedIn(state: Layer['state']): boolean {
  return state === 'submitted' || state === 'approved';
}
