import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, EntityId } from '#domain/ids.ts';

/** One step of the way by which something reached the page, from the reader's side towards the origin. */
export type ChainStep = {
  readonly mentionId: AnnotationId;
  /** The entity's name, else the words of the mention. */
  readonly name: string;
  readonly entityId?: EntityId;
  /** How the step before leads here; absent for the first. */
  readonly how?: { readonly type: string; readonly certainty: string };
};

/** Longer chains are a mistake in the data; also what ends a cycle that an import brought along. */
const MAX_STEPS = 20;

/** Relations that lead from a source to what stands behind it. */
const ORIGIN_RELATIONS: readonly string[] = ['based_on', 'issued_by'];

/**
 * The way from a source to its origin: "RT ← a Bloomberg report ← a leak". Where a source rests on
 * several, all are listed, depth first; each mention once.
 */
export function sourceChain(
  state: LayerState,
  text: string,
  mentionId: AnnotationId,
): readonly ChainStep[] {
  const steps: ChainStep[] = [];
  const seen = new Set<AnnotationId>();
  const follow = (id: AnnotationId, how: ChainStep['how']): void => {
    const mention = getFrom(state.annotations, id);
    if (!mention || seen.has(id) || steps.length >= MAX_STEPS) return;
    seen.add(id);
    const words = mention.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
    const { entityId } = mention;
    const name = entityId === undefined ? words : resolveEntity(state.entities, entityId)?.name;
    steps.push({
      mentionId: id,
      name: name ?? words,
      ...(entityId !== undefined && { entityId }),
      ...(how && { how }),
    });
    for (const relationId of getFrom(state.relationsOf, id) ?? []) {
      const relation = getFrom(state.relations, relationId);
      if (relation?.from !== id || !ORIGIN_RELATIONS.includes(relation.type)) continue;
      if (relation.to.kind !== 'annotation') continue;
      const { certainty } = relation.attributes;
      follow(relation.to.id, {
        type: relation.type,
        certainty: typeof certainty === 'string' ? certainty : 'stated',
      });
    }
  };
  follow(mentionId, undefined);
  return steps;
}
