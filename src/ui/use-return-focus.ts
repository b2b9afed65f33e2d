import { type RefObject, useEffect, useRef } from 'react';

/** When editing in place ends and nothing else took the focus, it goes back to where it began. */
export function useReturnFocus(isEditing: boolean, home: RefObject<HTMLElement | null>): void {
  const wasEditing = useRef(false);
  useEffect(() => {
    const hasEnded = wasEditing.current && !isEditing;
    wasEditing.current = isEditing;
    if (hasEnded && document.activeElement === document.body) home.current?.focus();
  }, [isEditing, home]);
}
