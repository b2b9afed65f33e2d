import { useEffect } from 'react';
import { keymapFor } from '#workspace/keymap.ts';
import { matchKey } from '#workspace/match-key.ts';
import { workspaceState } from '#workspace/use-workspace.ts';
import { type Desk, surfaceOf } from './desk.tsx';

/** The key of the palette acts on the whole screen, not in the text alone: it is how one gets there. */
export function usePaletteKey(desk: Desk): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      const isInText =
        event.target instanceof Node && surfaceOf(desk)?.element.contains(event.target) === true;
      if (isInText || event.defaultPrevented || document.querySelector('[role$="dialog"]')) return;
      const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
      const press = { key, shiftKey, altKey, ctrlKey, metaKey, altGraph: false };
      const keymap = keymapFor(workspaceState().preferences.keys);
      // Only with a modifier: a letter typed into a field is a letter.
      const match = matchKey(press, [], keymap, false);
      if (match.kind !== 'act' || match.binding.act !== 'palette') return;
      event.preventDefault();
      desk.screen.setState({ dialog: { kind: 'palette' } });
    }
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [desk]);
}
