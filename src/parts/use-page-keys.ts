import { useEffect, useRef } from 'react';
import type { KeyPress } from '#workspace/match-key.ts';

/**
 * Keys that act wherever the focus is on a page, except in fields, open lists and dialogs. They come before
 * an article's text, which would take a letter for an attempt to write.
 *
 * @param handle true: the key is used up and goes no further.
 */
export function usePageKeys(handle: (press: KeyPress) => boolean): void {
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.isComposing || isTaken(event)) return;
      const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
      const altGraph = event.getModifierState('AltGraph');
      if (!latest.current({ key, shiftKey, altKey, ctrlKey, metaKey, altGraph })) return;
      event.preventDefault();
      event.stopPropagation();
    }
    document.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
}

/** Whether the key belongs to what has the focus. */
function isTaken({ target, key, shiftKey }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[role$="dialog"], [role="listbox"], [role="menu"]')) return true;
  if (target.matches('textarea, select, input:not([type="radio"], [type="checkbox"])')) return true;
  const isPressed = key === 'Enter' && !shiftKey && target.closest('button, a, summary') !== null;
  return isPressed || (key.startsWith('Arrow') && target.matches('input'));
}
