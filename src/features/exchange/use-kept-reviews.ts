import { useEffect, useState } from 'react';
import { type KeptReviews, keepReviews, keptReviews } from '#workspace/kept-reviews.ts';
import type { ReviewForm } from './review-form.ts';

/**
 * What was typed about reviews when the last ones were made: read once somebody `isAsked` for it and handed to `fill`, and
 * kept when new ones are made, but for the day that was `proposed`.
 */
export function useKeptReviews(
  isAsked: boolean,
  proposed: string,
  fill: (kept: KeptReviews) => void,
) {
  const [kept, setKept] = useState<KeptReviews>();
  useEffect(() => {
    if (!isAsked) return undefined;
    let isGone = false;
    async function read(): Promise<void> {
      const found = await keptReviews();
      if (!found || isGone) return;
      setKept(found);
      fill(found);
    }
    void read();
    return () => {
      isGone = true;
    };
  }, [isAsked, fill]);
  return {
    kept,
    keep: ({ published, ...form }: ReviewForm): void => {
      const pages = new Map([...form.pages].filter(([, typed]) => typed.trim() !== ''));
      const said = { ...form, pages, ...(published !== proposed && { published }) };
      setKept(said);
      // What another tab keeps meanwhile is not written over.
      void keepReviews(said, kept);
    },
  } as const;
}
