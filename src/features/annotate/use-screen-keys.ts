import { useEffect } from 'react';
import { keymapFor } from '#workspace/keymap.ts';
import { matchKey } from '#workspace/match-key.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { type Desk, surfaceOf } from './desk.tsx';
import { runAct } from './key-handler.ts';

/**
 * The keys that act on the whole screen, not in the text alone: the palette, which is how one gets there,
 * and undo and redo, since what they take back can be done by buttons that are gone afterwards.
 */
export function useScreenKeys(desk: Desk): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const { target } = event;
      const isInText = target instanceof Node && surfaceOf(desk)?.element.contains(target) === true;
      if (isInText || event.defaultPrevented || document.querySelector('[role$="dialog"]')) return;
      const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
      const press = { key, shiftKey, altKey, ctrlKey, metaKey, altGraph: false };
      const keymap = keymapFor(workspaceState().preferences.keys);
      // Only with a modifier: a letter typed into a field is a letter.
      const match = matchKey(press, [], keymap, false);
      if (match.kind !== 'act') return;
      const { act } = match.binding;
      const isUndo = act === 'undo' || act === 'redo';
      if (act !== 'palette' && !(isUndo && !hasOwnUndo(target))) return;
      event.preventDefault();
      runAct(desk, act, key);
    }
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [desk]);
}

/** Fields take back what was typed into them. */
function hasOwnUndo(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.matches('input:not([type="radio"], [type="checkbox"]), textarea')
  );
}
