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
    const removed = new AbortController();
    let frame = 0;
    let isDown = false;
    let isDragged = false;
    function press({ button }: PointerEvent): void {
      // Others open menus, whose end is not always told.
      if (button !== 0) return;
      cancelAnimationFrame(frame);
      isDown = true;
      isDragged = false;
      setIsPressed(true);
    }
    function release(): void {
      isDown = false;
      isDragged = false;
      // A click is answered after this event, by where things are.
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(() => {
          setIsPressed(false);
        });
      });
    }
    function listen<Type extends keyof DocumentEventMap>(
      type: Type,
      hear: (event: DocumentEventMap[Type]) => void,
    ): void {
      document.addEventListener(type, hear, { capture: true, signal: removed.signal });
    }
    listen('pointerdown', press);
    listen('pointerup', release);
    listen('contextmenu', release);
    listen('dragstart', () => {
      isDragged = true;
    });
    listen('dragend', release);
    listen('pointercancel', () => {
      // Words that are dragged are still held: the browser only stops telling where.
      if (!isDragged) release();
    });
    listen('pointermove', ({ buttons, pointerType }) => {
      // Let go where nobody heard of it. A finger that moves is down, whatever it says.
      if (isDown && pointerType === 'mouse' && buttons === 0) release();
    });
    addEventListener('blur', release, { signal: removed.signal });
    return () => {
      cancelAnimationFrame(frame);
      removed.abort();
    };
  }, []);
  return isPressed;
}
