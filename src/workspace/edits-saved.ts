import { runtime } from './store.ts';

/** How often a save under way is looked at, in milliseconds. */
const SAVE_POLL_MS = 100;

/**
 * For what reads the disk: an edit that is still only in memory would be missing. False when saving
 * fails, or begins to fail while this waits, and when it is called off.
 */
export async function areEditsSaved(signal?: AbortSignal): Promise<boolean> {
  const savers = [
    ...[...runtime.unsettled.values()].map(({ session }) => session.saver),
    ...(runtime.session ? [runtime.session.saver] : []),
    ...[...runtime.unsettledReviews, ...(runtime.review ? [runtime.review] : [])].map(
      ({ saver }) => saver,
    ),
  ];
  while (savers.some((saver) => saver.pending().length > 0)) {
    if (signal?.aborted || savers.some((saver) => saver.state().kind === 'failed')) return false;
    const settled = Promise.all(savers.map((saver) => saver.settled()));
    // oxlint-disable-next-line no-await-in-loop -- Waits for one and the same thing, in steps.
    await Promise.race([settled, pause(SAVE_POLL_MS)]);
  }
  return signal?.aborted !== true;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
