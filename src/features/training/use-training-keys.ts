import { useEffect, useRef } from 'react';
import { workspaceState } from '#workspace/use-workspace.ts';

type Acts = {
  readonly onMove: (by: 1 | -1) => void;
  readonly onTake: () => void;
  readonly onUndo: () => void;
};

/** J, K and G where single keys are switched on, and undo; not while something is typed, nor behind a dialog. */
export function useTrainingKeys(acts: Acts): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.altKey || isElsewhere(event.target)) return;
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        if (key !== 'z' || event.shiftKey) return;
        event.preventDefault();
        latest.current.onUndo();
        return;
      }
      if (!workspaceState().preferences.singleKeys) return;
      if (key === 'j') latest.current.onMove(1);
      else if (key === 'k') latest.current.onMove(-1);
      else if (key === 'g') latest.current.onTake();
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, [role="dialog"], [role="alertdialog"]') !== null
  );
}
