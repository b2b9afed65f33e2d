import type { Said } from '#domain/curation/fold-review.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { rowWords } from './item-words.ts';
import { outcomeWords } from './outcome-words.ts';
import { versionWords } from './version-words.ts';
import type { WordContext } from './word-context.ts';

/** What was said of an item, and the words it was about: of a link the version that was taken. */
export function saidWords(
  ctx: WordContext,
  item: ReviewItem,
  said: Said,
  name: string,
): { readonly what: string; readonly quote: string } {
  const { quote } = rowWords(ctx, item);
  if (said.kind === 'answer') return { what: ctx.t(`card.said.${said.answer}`, { name }), quote };
  const { difference } = item;
  const { outcome } = said;
  const group = ctx.index.places[ctx.index.positions.get(difference.key) ?? -1]?.group ?? 0;
  const what = outcomeWords(ctx, outcome, group);
  if (difference.kind !== 'relation' || outcome.kind !== 'take') return { what, quote };
  const layer = ctx.review.layers.findIndex((each) => each.layer.id === outcome.layer);
  return { what, quote: versionWords(ctx, difference, layer) };
}
