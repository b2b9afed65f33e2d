import { useEffect, useState } from 'react';
import type { Lens } from '#domain/lens/lens.ts';
import { watchLens } from '#workspace/lens.ts';

/** What is missing in the open article, kept true while it is edited; undefined until first looked through. */
export function useLens(): Lens | undefined {
  const [lens, setLens] = useState<Lens>();
  useEffect(() => watchLens(setLens), []);
  return lens;
}
