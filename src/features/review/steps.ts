import type { ReviewItem } from '#domain/curation/review-items.ts';

/** Key of the item after (before) the given one, round at the ends; of the first (last) from nowhere. */
export function stepItem(
  items: readonly ReviewItem[],
  from: string | undefined,
  direction: 1 | -1,
): string | undefined {
  const at = items.findIndex(({ difference }) => difference.key === from);
  const start = at === -1 && direction === -1 ? 0 : at;
  return items.at((start + direction + items.length) % items.length)?.difference.key;
}

/**
 * Key of the next item that waits for an answer of mine, looking onwards from the given one and round; those
 * that wait for others come when nothing else is left.
 */
export function nextToAnswer(
  items: readonly ReviewItem[],
  from: string | undefined,
  isWanted: (item: ReviewItem) => boolean,
): string | undefined {
  const at = items.findIndex(({ difference }) => difference.key === from);
  const onwards = [...items.slice(at + 1), ...items.slice(0, at + 1)].filter(
    (item) => item.difference.key !== from && isWanted(item),
  );
  const free = onwards.find(({ waitsFor }) => waitsFor.length === 0);
  return (free ?? onwards[0])?.difference.key;
}

/** Not answered yet: by anybody where one decides, by me where each answers alone. */
export function needsAnswer({ status }: ReviewItem): boolean {
  return status === 'open';
}

/** For the two together: they differ, or one of them asked for a talk. */
export function needsTalk({ status }: ReviewItem): boolean {
  return status === 'talk' || status === 'asked';
}
