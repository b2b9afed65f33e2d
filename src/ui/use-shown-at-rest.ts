import { useEffect, useState } from 'react';

/**
 * For what appears by itself above other things and moves them: false as long as a pointer is pressed, so that nothing
 * slides away under a drag. What is shown already stays.
 */
export function useShownAtRest(isWanted: boolean): boolean {
  const [isShown, setIsShown] = useState(isWanted);
  const isPressed = usePressed();
  if (isShown !== isWanted && (!isWanted || !isPressed)) setIsShown(isWanted);
  return isShown;
}

function usePressed(): boolean {
  const [isPressed, setIsPressed] = useState(false);
  useEffect(() => {
    let frame = 0;
    function press(): void {
      cancelAnimationFrame(frame);
      setIsPressed(true);
    }
    function release(): void {
      // A click is answered after this event, by where things are.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          setIsPressed(false);
        });
      });
    }
    const released = ['pointerup', 'pointercancel', 'dragend'] as const;
    document.addEventListener('pointerdown', press, { capture: true });
    for (const type of released) document.addEventListener(type, release, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('pointerdown', press, { capture: true });
      for (const type of released) document.removeEventListener(type, release, { capture: true });
    };
  }, []);
  return isPressed;
}
