import { useStore } from 'zustand';
import { store } from './store.ts';
import type { WorkspaceState } from './workspace-state.ts';

/** Subscribes a component to the least it needs. */
export function useWorkspace<T>(select: (state: WorkspaceState) => T): T {
  return useStore(store, select);
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
