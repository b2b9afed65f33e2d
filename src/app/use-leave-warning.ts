import { useEffect } from 'react';
import { workspaceState } from '#workspace/use-workspace.ts';

/**
 * The browser asks before it closes the tab while an edit is not on disk, a comment is half written, or a file is made
 * for an export.
 */
export function useLeaveWarning(): void {
  useEffect(() => {
    function warn(event: BeforeUnloadEvent): void {
      const { open, review, unsavedElsewhere, commentDrafts, exportsInMaking } = workspaceState();
      const isSaved =
        exportsInMaking === 0 &&
        unsavedElsewhere === 0 &&
        Object.keys(commentDrafts).length === 0 &&
        [open, review].every((shown) => shown === undefined || shown.save.kind === 'saved');
      if (!isSaved) event.preventDefault();
    }
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);
}
