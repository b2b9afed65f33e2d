import { entriesOf, getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';
import type { Annotation } from './annotation.ts';
import { CLAIM, SAID_BY, UNATTRIBUTED } from './attribution.ts';
import type { Touched } from './command.ts';
import type { LayerState } from './layer-state.ts';
import type { LayerCounts } from './layer.ts';

export const NO_COUNTS: LayerCounts = {
  annotations: 0,
  relations: 0,
  byLabel: {},
  attributedClaims: 0,
};

/** Counts a whole layer. After an edit take `countsAfter`, which looks at the touched annotations only. */
export function countLayer(state: LayerState): LayerCounts {
  const byLabel = new Map<string, number>();
  let attributedClaims = 0;
  for (const annotation of valuesOf(state.annotations)) {
    byLabel.set(annotation.label, (byLabel.get(annotation.label) ?? 0) + 1);
    if (isAttributedClaim(state, annotation)) attributedClaims += 1;
  }
  return {
    annotations: state.annotations.size,
    relations: state.relations.size,
    byLabel: sortedRecord(byLabel),
    attributedClaims,
  };
}

/** The counts of `after`, given those of `before` and what the command between them touched. */
export function countsAfter(
  counts: LayerCounts,
  before: LayerState,
  after: LayerState,
  touched: Touched,
): LayerCounts {
  const byLabel = new Map(Object.entries(counts.byLabel));
  let attributedClaims = counts.attributedClaims;
  const count = (state: LayerState, id: AnnotationId, sign: 1 | -1): void => {
    const annotation = getFrom(state.annotations, id);
    if (!annotation) return;
    byLabel.set(annotation.label, (byLabel.get(annotation.label) ?? 0) + sign);
    if (isAttributedClaim(state, annotation)) attributedClaims += sign;
  };
  for (const id of new Set(touched.annotations)) {
    count(before, id, -1);
    count(after, id, 1);
  }
  return {
    annotations: after.annotations.size,
    relations: after.relations.size,
    byLabel: sortedRecord(byLabel),
    attributedClaims,
  };
}

/** Entities the layer's annotations and relations name, sorted, without doubles. Cheap: reads the derived uses. */
export function entityIdsOf(state: LayerState): readonly EntityId[] {
  return [...entriesOf(state.entityUses)].map(([id]) => id).toSorted();
}

/** True for a claim with a `said_by` of its own, or answered "nobody". */
function isAttributedClaim(state: LayerState, annotation: Annotation): boolean {
  if (annotation.label !== CLAIM) return false;
  if (annotation.attributes[UNATTRIBUTED] === true) return true;
  return (getFrom(state.relationsOf, annotation.id) ?? []).some((id) => {
    const relation = getFrom(state.relations, id);
    return relation?.type === SAID_BY && relation.from === annotation.id;
  });
}

/** Labels in alphabetical order, those without annotations left out: equal counts are equal bytes. */
function sortedRecord(counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const used = [...counts].filter(([, count]) => count > 0);
  return Object.fromEntries(used.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
