import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { setCommentDraft } from './comments.ts';
import { store } from './store.ts';
import { useWorkspace } from './use-workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

const BEFORE = store.getState();

afterEach(() => {
  cleanup();
  store.setState(BEFORE, true);
});

/** An open article of which only what tells an edit matters. */
function openWith(state: object): void {
  const open = { article: { id: 'a' }, state };
  store.setState({ open: open as unknown as NonNullable<WorkspaceState['open']> });
}

test('a letter typed into a comment is in its field at once, also right after an edit', () => {
  const { result } = renderHook(() => useWorkspace((state) => state.commentDrafts['field']?.text));
  act(() => {
    openWith({});
  });
  act(() => {
    openWith({});
    setCommentDraft('field', { text: 'P' });
  });
  expect(result.current).toBe('P');
});
