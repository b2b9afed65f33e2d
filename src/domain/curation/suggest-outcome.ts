import { addToGroup } from '#domain/collection/group-by.ts';
import type { LayerId } from '#domain/ids.ts';
import type { Difference } from './difference.ts';
import type { PreparedReview } from './prepare-review.ts';
import type { ReviewItem } from './review-items.ts';
import type { Outcome } from './review-log.ts';

/**
 * An outcome to propose, with the reason: what was decided last about the same pattern, what more than half
 * of three or more say, or the codebook's rule for edges: quotation marks belong to it, the punctuation
 * after it does not. `before`: pattern key → the latest outcome.
 */
export function suggestOutcome(
  review: PreparedReview,
  difference: Difference,
  before: ReadonlyMap<string, Outcome>,
): ReviewItem['suggestion'] {
  const pattern = review.patternOf.get(difference.key);
  const earlier = pattern === undefined ? undefined : before.get(pattern);
  if (earlier) return { outcome: earlier, why: 'same-pattern' };
  const majority = majorityLayer(review, difference);
  if (majority !== undefined)
    return { outcome: { kind: 'take', layer: majority }, why: 'majority' };
  if (difference.kind !== 'edge' || !difference.isTrim) return undefined;
  const kinds = new Set(difference.pieces.map(({ what }) => what));
  if (kinds.has('article') || kinds.size === 0) return undefined;
  if (!kinds.has('quotation-mark')) return { outcome: { kind: 'overlap' }, why: 'trim' };
  return kinds.size === 1 ? { outcome: { kind: 'union' }, why: 'trim' } : undefined;
}

/** A layer that says what more than half of them say. */
function majorityLayer({ layers }: PreparedReview, difference: Difference): LayerId | undefined {
  if (layers.length < 3) return undefined;
  const counts = new Map<string, number[]>();
  for (const [layer, version] of versionKeys(difference).entries()) {
    addToGroup(counts, version, layer);
  }
  const most = [...counts.values()].find((same) => same.length * 2 > layers.length);
  return most?.[0] === undefined ? undefined : layers[most[0]]?.id;
}

/** One a layer, equal for equal versions. */
function versionKeys(difference: Difference): readonly string[] {
  switch (difference.kind) {
    case 'only':
      return difference.members.map((member) => String(member !== undefined));
    case 'label':
      return difference.members.map((member) => member?.label ?? '');
    case 'edge':
      return difference.members.map((member) => JSON.stringify(member?.fragments ?? []));
    case 'split':
      return difference.members.map((_member, layer) => String(layer));
    case 'attribute':
      return difference.values.map((value) => JSON.stringify(value ?? null));
    case 'entity':
      return difference.entities.map((entity) => entity ?? '');
    case 'relation':
      return difference.relations.map((relation) =>
        relation ? JSON.stringify([relation.type, relation.to]) : '',
      );
  }
}
