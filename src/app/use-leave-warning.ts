import { useEffect } from 'react';
import { workspaceState } from '#workspace/use-workspace.ts';

/** The browser asks before it closes the tab while an edit is not on disk. */
export function useLeaveWarning(): void {
  useEffect(() => {
    function warn(event: BeforeUnloadEvent): void {
      const save = workspaceState().open?.save.kind ?? 'saved';
      if (save !== 'saved') event.preventDefault();
    }
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);
}
