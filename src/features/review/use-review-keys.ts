import { useEffect } from 'react';
import type { Desk } from './desk.tsx';
import { handleKey } from './key-handler.ts';

/**
 * The keys act wherever the focus is on this screen, except in fields and open lists. They come before
 * the text, which would take a letter for an attempt to write.
 */
export function useReviewKeys(desk: Desk): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
      const altGraph = event.getModifierState('AltGraph');
      if (!handleKey(desk, { key, shiftKey, altKey, ctrlKey, metaKey, altGraph })) return;
      event.preventDefault();
      event.stopPropagation();
    }
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, [desk]);
}

/** Whether the key belongs to what has the focus. */
function isTaken({ target, key, shiftKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role$="dialog"], [role="listbox"], [role="menu"]')) return true;
  if (target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')) return true;
  const isPressed = key === 'Enter' && !shiftKey && target.closest('button, a, summary') !== null;
  return isPressed || (key.startsWith('Arrow') && target.matches('input'));
}
