import { store } from './store.ts';
import type { Notice } from './workspace-state.ts';

let lastId = 0;

/** Tells the user something once; at most five are kept. */
export function notify(kind: string, values: Notice['values'] = {}, undo?: () => void): void {
  lastId += 1;
  const notice: Notice = { id: lastId, kind, values, ...(undo ? { undo } : {}) };
  store.setState((s) => ({ notices: [...s.notices.slice(-4), notice] }));
}

export function dismissNotice(id: number): void {
  store.setState((s) => ({ notices: s.notices.filter((notice) => notice.id !== id) }));
}

/** All of one kind: they are out of date. */
export function dismissNotices(kind: string): void {
  store.setState((s) => ({ notices: s.notices.filter((notice) => notice.kind !== kind) }));
}
