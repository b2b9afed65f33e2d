import { type RefObject, useEffect } from 'react';

/**
 * Keeps the focus in a dialog: keys pressed while the page itself has it never reach the dialog, so
 * Escape would do nothing and a screen reader would read what lies behind. It is lost when the
 * focused button is disabled or removed, and when React Aria puts off focusing the dialog until
 * transitions end that may never end.
 */
export function useKeptFocus(ref: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    let frame = 0;
    const focusIfLost = (): void => {
      const isBehindAnother = dialog.closest('[inert], [aria-hidden="true"]') !== null;
      if (!isBehindAnother && isFocusLost()) dialog.focus({ preventScroll: true });
    };
    // A frame later: whatever takes the focus on purpose has it by then.
    const check = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(focusIfLost);
    };
    check();
    dialog.addEventListener('focusout', check);
    const observer = new MutationObserver(check);
    observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      cancelAnimationFrame(frame);
      dialog.removeEventListener('focusout', check);
      observer.disconnect();
    };
  }, [ref]);
}

/** Browsers leave the focus on an element that was disabled until they next draw. */
function isFocusLost(): boolean {
  const { activeElement } = document;
  return (
    activeElement === null || activeElement === document.body || activeElement.matches(':disabled')
  );
}
