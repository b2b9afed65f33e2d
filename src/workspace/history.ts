import { unlessHandedIn } from './hand-in.ts';
import { runtime } from './store.ts';
import type { ActOutcome } from './workspace-state.ts';

const NOTHING_OPEN: ActOutcome = { ok: false, reason: 'nothing-open' };

export function undo(): ActOutcome {
  const { session } = runtime;
  return session ? unlessHandedIn(() => session.undo()) : NOTHING_OPEN;
}

export function redo(): ActOutcome {
  const { session } = runtime;
  return session ? unlessHandedIn(() => session.redo()) : NOTHING_OPEN;
}

/** Tries to save again at once instead of waiting for the next automatic attempt. */
export function retrySave(): void {
  runtime.session?.saver.retryNow();
}
