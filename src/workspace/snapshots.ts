import { writeSnapshot } from '#storage/layer-repository.ts';
import type { Session } from './session.ts';
import { database } from './store.ts';

/** So many edits may have to be replayed on opening before a new snapshot is worth its writing. */
const EDITS_PER_SNAPSHOT = 200;

/** Revision of the newest snapshot, a layer. Rests on what this tab has seen; too old a guess costs one snapshot more. */
const newest = new Map<string, number>();

/** Writes a snapshot when the browser is idle, if enough has changed and everything is on disk. */
export function scheduleSnapshot(session: Session): void {
  const { layer } = session.value();
  const since = layer.rev - (newest.get(layer.id) ?? 0);
  if (since < EDITS_PER_SNAPSHOT) return;
  newest.set(layer.id, layer.rev);
  whenIdle(() => {
    const { layer: current, state } = session.value();
    if (session.saver.pending().length > 0) return;
    // A snapshot that was not written costs a longer replay and loses nothing.
    void writeSnapshot(database(), current.id, current.rev, state);
  });
}

/** Tells which snapshot opening has found. */
export function noteSnapshot(layerId: string, rev: number): void {
  newest.set(layerId, rev);
}

function whenIdle(run: () => void): void {
  // Safari has no requestIdleCallback.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 5_000 });
  else setTimeout(run, 200);
}
