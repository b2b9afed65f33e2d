import type { SaidCounts } from '#domain/curation/review-counts.ts';
import type { useMessages } from '#messages/messages.tsx';

const KINDS = ['decisions', 'answers', 'disputes', 'verdicts', 'comments'] as const;

/** What colleagues have said, each kind with its number. `reviews`: entries of logs, which may say none of these. */
export function saidWords(
  t: ReturnType<typeof useMessages<'packets'>>,
  {
    said,
    comments,
    reviews,
  }: { readonly said: SaidCounts; readonly comments: number; readonly reviews: number },
): readonly string[] {
  const counts = { ...said, comments };
  const parts = KINDS.filter((kind) => counts[kind] > 0).map((kind) =>
    t(`look.${kind}`, { count: counts[kind] }),
  );
  return parts.length === 0 && reviews > 0 ? [t('look.reviewState')] : parts;
}
