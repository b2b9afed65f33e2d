import { useEffect, useState } from 'react';

/** The latest value once it has stayed the same for a moment: for what need not follow each key. */
export function useCalm<T>(value: T, ms: number): T {
  const [calm, setCalm] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setCalm(value);
    }, ms);
    return () => {
      clearTimeout(timer);
    };
  }, [value, ms]);
  return calm;
}
