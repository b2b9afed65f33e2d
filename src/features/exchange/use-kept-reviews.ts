import { type Dispatch, type SetStateAction, useEffect } from 'react';
import { type KeptReviews, keepReviews, keptReviews } from '#workspace/kept-reviews.ts';
import { type ExportForm, hasReviews } from './export-form.ts';

/**
 * What was typed about reviews when the last ones were made: read whenever a format asks for it, and filled in where nothing
 * is typed yet.
 *
 * @param first The form as it was opened; its day is the one that was proposed.
 * @returns Keeps what is typed now, for new reviews were made. What another tab keeps meanwhile is not written over: only
 *   what differs from `form.kept` is changed, which is therefore never newer than what stands in the form.
 */
export function useKeptReviews(
  form: ExportForm,
  first: ExportForm,
  setForm: Dispatch<SetStateAction<ExportForm>>,
): () => Promise<void> {
  const isAsked = hasReviews(form);
  useEffect(() => {
    if (!isAsked) return undefined;
    let isGone = false;
    async function read(): Promise<void> {
      const kept = await keptReviews();
      if (!kept || isGone) return;
      setForm((before) =>
        before.review === first.review
          ? { ...before, review: { ...before.review, ...kept }, kept }
          : before,
      );
    }
    void read();
    return () => {
      isGone = true;
    };
  }, [isAsked, first, setForm]);
  return async () => {
    if (!isAsked) return;
    const said = saidIn(form, first.review.published);
    const isKept = await keepReviews(said, form.kept);
    if (!isKept) return;
    // Unless the form was filled meanwhile.
    setForm((now) => (now.kept === form.kept ? { ...now, kept: said } : now));
  };
}

/** Without the day that was `proposed`, which is another one the next time; one that was read stays, though it be today. */
function saidIn({ review, kept }: ExportForm, proposed: string): KeptReviews {
  const { published, ...typed } = review;
  const pages = new Map([...typed.pages].filter(([, page]) => page.trim() !== ''));
  const isOwn = published !== proposed || published === kept?.published;
  return { ...typed, pages, ...(isOwn && { published }) };
}
