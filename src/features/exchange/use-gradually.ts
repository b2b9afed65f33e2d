import { useEffect, useState } from 'react';

/** Shown at once: about what fits on a screen. */
const FIRST = 12;
/** Shown besides with each frame. */
const STEP = 6;

/**
 * The first items at once, the others a few with each frame: a hundred rows with their buttons would keep
 * the page from answering meanwhile.
 */
export function useGradually<T>(items: readonly T[]): readonly T[] {
  const [count, setCount] = useState(FIRST);
  const isAll = count >= items.length;
  useEffect(() => {
    if (isAll) return undefined;
    const frame = requestAnimationFrame(() => {
      setCount(count + STEP);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [count, isAll]);
  return isAll ? items : items.slice(0, count);
}
