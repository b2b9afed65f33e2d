import type { ReviewItem } from '#domain/curation/review-items.ts';
import { clampText } from '#parts/quote-text.ts';
import type { Sides } from './sides.ts';
import { attributeOf, lengthWords, versionWords } from './version-words.ts';
import { labelWords, type WordContext } from './word-context.ts';

const ROW_QUOTE = 70;

/** "Edge", "Label", or which field it is. */
export function kindWords(
  ctx: WordContext,
  { difference }: Pick<ReviewItem, 'difference'>,
): string {
  const { t, codebook } = ctx;
  if (difference.kind === 'attribute') {
    const label = difference.members.find((member) => member !== undefined)?.label ?? '';
    return attributeOf(codebook, label, difference.attribute)?.name ?? difference.attribute;
  }
  return t(`kind.${difference.kind}`);
}

/** As it is read out: "Edge, 3 of 17. Ana: “…”. Ben: “…”, two words longer." */
export function spokenItem(
  ctx: WordContext,
  item: ReviewItem,
  sides: Sides,
  at: { readonly place: number; readonly count: number },
): string {
  const { t, index } = ctx;
  const { difference } = item;
  const group = index.places[index.positions.get(difference.key) ?? -1]?.group ?? 0;
  const first = sides[0] ?? 0;
  const versions = sides.map((layer) => {
    const name = ctx.nameOf(layer, group);
    const version = versionWords(ctx, difference, layer);
    const more = lengthWords(ctx, difference, layer, first);
    return more === undefined
      ? t('say.version', { name, version })
      : t('say.versionMore', { name, version, more });
  });
  const spoken = t('say.item', { kind: kindWords(ctx, item), ...at, versions: versions.join(' ') });
  return item.status === 'open'
    ? spoken
    : `${spoken} ${t('say.status', { status: t(`status.${item.status}`) })}`;
}

/** One line for the queue: the labels and the words it is about. */
export function rowWords(ctx: WordContext, item: ReviewItem): { labels: string; quote: string } {
  const { index, review } = ctx;
  const place = index.places[index.positions.get(item.difference.key) ?? -1];
  if (!place) return { labels: '', quote: '' };
  const { start, end } = place.span;
  // A quote is cut to a line: the rest of a long stretch need not be read.
  const text = review.revision.text.slice(start, Math.min(end, start + ROW_QUOTE + 1));
  return {
    labels: place.labels.map((label) => labelWords(ctx, label)).join(' / '),
    quote: clampText(text.replaceAll(/\s+/gv, ' '), ROW_QUOTE),
  };
}
