import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { store } from './store.ts';
import type { WorkspaceState } from './workspace-state.ts';

/**
 * What React shows: the workspace, but an edit of the open layer only after the frame that paints its
 * mark. The reading surface listens to the workspace itself, so a mark never waits for the lists,
 * counts and cards that follow it. Event handlers ask `workspaceState`, which is never behind.
 */
const shown = createStore<WorkspaceState>()(() => store.getState());

/** A tab in the background paints no frames; its lists follow after this many milliseconds. */
const LATEST_MS = 100;

let cancelWaiting: (() => void) | undefined;

store.subscribe((state, before) => {
  const isEdit =
    state.open?.state !== before.open?.state && state.open?.article.id === before.open?.article.id;
  // What is being typed must be in its field before the next letter comes.
  const isTyped =
    state.commentDrafts !== before.commentDrafts || state.textDrafts !== before.textDrafts;
  if (isEdit && !isTyped) cancelWaiting ??= afterPaint(show);
  else if (isTyped || !cancelWaiting) show();
});

function show(): void {
  cancelWaiting?.();
  cancelWaiting = undefined;
  shown.setState(store.getState(), true);
}

function afterPaint(run: () => void): () => void {
  let timer = setTimeout(run, LATEST_MS);
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(run, 0);
  });
  return () => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  };
}

/** Subscribes a component to the least it needs. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useStore(shown, select);
}

/** Reads the state outside of rendering (event handlers). */
export function workspaceState(): WorkspaceState {
  return store.getState();
}

/** Calls back on every change of the selected value, outside of rendering; returns the way to stop. */
export function watchWorkspace<T>(
  select: (state: WorkspaceState) => T,
  onChange: (value: T, before: T) => void,
): () => void {
  return store.subscribe((state, before) => {
    const value = select(state);
    const old = select(before);
    if (!Object.is(value, old)) onChange(value, old);
  });
}
