import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the focus in a dialog: keys pressed while the page itself has it never reach the dialog, so
 * Escape would do nothing and a screen reader would read what lies behind. It is lost when the
 * focused button is disabled or removed, and when React Aria puts off focusing the dialog until
 * transitions end that may never end. Escape is heard in the moment before it is back, too.
 */
export function useKeptFocus(ref: RefObject<HTMLElement | null>, onEscape: () => void): void {
  const latest = useRef(onEscape);
  useEffect(() => {
    latest.current = onEscape;
  });
  useEffect(() => {
    const dialog = ref.current;
    if (dialog === null) return undefined;
    let frame = 0;
    const isLost = (): boolean =>
      isFocusLost() && dialog.closest('[inert], [aria-hidden="true"]') === null;
    const focusIfLost = (): void => {
      if (isLost()) dialog.focus({ preventScroll: true });
    };
    // A frame later: whatever takes the focus on purpose has it by then.
    const check = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(focusIfLost);
    };
    check();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || !isLost()) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKeyDown);
    dialog.addEventListener('focusout', check);
    const observer = new MutationObserver(check);
    observer.observe(dialog, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('keydown', onKeyDown);
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
