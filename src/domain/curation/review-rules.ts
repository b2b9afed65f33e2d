import { lengthOf } from '#domain/annotation/fragments.ts';
import type { LayerId } from '#domain/ids.ts';
import { faultOf } from './link-fault.ts';
import type { PreparedReview } from './prepare-review.ts';
import { isDisputed, type ReviewItem } from './review-items.ts';
import type { Outcome, ReviewRule } from './review-log.ts';

export type RuledItem = { readonly key: string; readonly outcome: Outcome };

export type RuleReach = {
  readonly items: readonly RuledItem[];
  /** How many it would decide too, were they not disputed: those are left to be decided one by one. */
  readonly disputed: number;
};

/**
 * What a rule decides of the items that are not decided. A rule about edges never decides a label or a missing
 * span; relations that wait for their ends are left for later.
 */
export function itemsByRule(
  review: PreparedReview,
  items: readonly ReviewItem[],
  rule: ReviewRule,
): RuleReach {
  const reached: RuledItem[] = [];
  const layers = review.layers.map(({ id }) => id);
  let disputed = 0;
  for (const item of items) {
    if (item.status === 'decided' || item.waitsFor.length > 0) continue;
    const outcome = outcomeByRule(review, item, rule);
    if (!outcome || faultOf(item, outcome, layers)) continue;
    if (isDisputed(item)) disputed += 1;
    else reached.push({ key: item.difference.key, outcome });
  }
  return { items: reached, disputed };
}

function outcomeByRule(
  review: PreparedReview,
  { difference }: ReviewItem,
  rule: ReviewRule,
): Outcome | undefined {
  if (rule.kind === 'all-of') {
    const isWanted =
      rule.label === undefined ||
      (difference.kind !== 'relation' &&
        difference.members.some((member) => member?.label === rule.label));
    return isWanted ? { kind: 'take', layer: rule.layer } : undefined;
  }
  if (difference.kind !== 'edge') return undefined;
  if (rule.kind === 'ignore-trim' && !difference.isTrim) return undefined;
  const layer = byLength(review, difference.members, rule.prefer);
  return layer === undefined ? undefined : { kind: 'take', layer };
}

type Members = readonly ({ readonly fragments: Parameters<typeof lengthOf>[0] } | undefined)[];

/** The layer whose version has the most text (the least); the first of several. */
function byLength(
  { layers }: PreparedReview,
  members: Members,
  prefer: 'longer' | 'shorter',
): LayerId | undefined {
  const sign = prefer === 'longer' ? 1 : -1;
  const present = members.flatMap((member, layer) =>
    member ? [{ layer, size: lengthOf(member.fragments) * sign }] : [],
  );
  const [best] = present.toSorted((a, b) => b.size - a.size);
  return best && layers[best.layer]?.id;
}
