import type { Difference } from '#domain/curation/difference.ts';
import { isDisputed, type ReviewItem } from '#domain/curation/review-items.ts';
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

/** Open, decided …: what somebody disputes is called so. */
export function statusWords({ t }: Pick<WordContext, 't'>, item: ReviewItem): string {
  return t(isDisputed(item) ? 'status.disputed' : `status.${item.status}`);
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
    : `${spoken} ${t('say.status', { status: statusWords(ctx, item) })}`;
}

/**
 * What each says, where the words alone do not show it: who is linked with what, or who it is. Empty for
 * differences that are seen in the text.
 */
export function sayingWords(ctx: WordContext, difference: Difference): readonly string[] {
  if (difference.kind !== 'relation' && difference.kind !== 'entity') return [];
  const group = ctx.index.places[ctx.index.positions.get(difference.key) ?? -1]?.group ?? 0;
  return ctx.review.layers.map((_unused, layer) =>
    ctx.t('say.version', {
      name: ctx.nameOf(layer, group),
      version: versionWords(ctx, difference, layer),
    }),
  );
}

/** One line for the queue: the labels and the words it is about; of a link both ends. */
export function rowWords(ctx: WordContext, item: ReviewItem): { labels: string; quote: string } {
  const { index, review } = ctx;
  const place = index.places[index.positions.get(item.difference.key) ?? -1];
  if (!place) return { labels: '', quote: '' };
  const labels = place.labels.map((label) => labelWords(ctx, label)).join(' / ');
  const { difference } = item;
  if (difference.kind === 'relation') {
    const linked = difference.relations.findIndex((relation) => relation !== undefined);
    return { labels, quote: versionWords(ctx, difference, linked) };
  }
  const { start, end } = place.span;
  // A quote is cut to a line: the rest of a long stretch need not be read.
  const text = review.revision.text.slice(start, Math.min(end, start + ROW_QUOTE + 1));
  return {
    labels,
    quote: clampText(text.replaceAll(/\s+/gv, ' '), ROW_QUOTE),
  };
}
