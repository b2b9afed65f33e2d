import { type BucketMap, getFrom, withEntry, withoutEntry } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, EntityId, RelationId } from '#domain/ids.ts';
import type { Annotation, Relation } from './annotation.ts';
import type { LayerState } from './layer-state.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from './named-entities.ts';

// The few ways a layer's state changes; each keeps the derived parts true. They check nothing:
// `applyCommand` has done so.

/** Adds an annotation, or puts it in place of the one with its id. */
export function withAnnotation(state: LayerState, annotation: Annotation): LayerState {
  const before = getFrom(state.annotations, annotation.id);
  return {
    ...state,
    annotations: withEntry(state.annotations, annotation.id, annotation),
    entityUses: withUses(
      state.entityUses,
      before ? entitiesOfAnnotation(before) : [],
      entitiesOfAnnotation(annotation),
    ),
  };
}

/** The annotation's relations must be gone already. */
export function withoutAnnotation(state: LayerState, annotation: Annotation): LayerState {
  return {
    ...state,
    annotations: withoutEntry(state.annotations, annotation.id),
    entityUses: withUses(state.entityUses, entitiesOfAnnotation(annotation), []),
  };
}

export function withRelation(state: LayerState, relation: Relation): LayerState {
  let relationsOf = state.relationsOf;
  for (const end of endsOf(relation)) {
    relationsOf = withEntry(
      relationsOf,
      end,
      insertSorted(getFrom(relationsOf, end) ?? [], relation.id),
    );
  }
  return {
    ...state,
    relations: withEntry(state.relations, relation.id, relation),
    relationsOf,
    entityUses: withUses(state.entityUses, [], entitiesOfRelation(relation)),
  };
}

export function withoutRelation(state: LayerState, relation: Relation): LayerState {
  let relationsOf = state.relationsOf;
  for (const end of endsOf(relation)) {
    const rest = (getFrom(relationsOf, end) ?? []).filter((id) => id !== relation.id);
    relationsOf =
      rest.length === 0 ? withoutEntry(relationsOf, end) : withEntry(relationsOf, end, rest);
  }
  return {
    ...state,
    relations: withoutEntry(state.relations, relation.id),
    relationsOf,
    entityUses: withUses(state.entityUses, entitiesOfRelation(relation), []),
  };
}

/** Annotations a relation starts or ends at, without doubles. */
export function endsOf(relation: Relation): readonly AnnotationId[] {
  const { from, to } = relation;
  return to.kind === 'annotation' && to.id !== from ? [from, to.id] : [from];
}

function insertSorted(ids: readonly RelationId[], id: RelationId): readonly RelationId[] {
  const index = ids.findIndex((other) => other > id);
  return index === -1 ? [...ids, id] : ids.toSpliced(index, 0, id);
}

function withUses(
  uses: BucketMap<EntityId, number>,
  dropped: readonly EntityId[],
  gained: readonly EntityId[],
): BucketMap<EntityId, number> {
  let next = uses;
  for (const id of dropped) next = withUseCount(next, id, -1);
  for (const id of gained) next = withUseCount(next, id, 1);
  return next;
}

function withUseCount(
  uses: BucketMap<EntityId, number>,
  id: EntityId,
  change: 1 | -1,
): BucketMap<EntityId, number> {
  const count = (getFrom(uses, id) ?? 0) + change;
  return count <= 0 ? withoutEntry(uses, id) : withEntry(uses, id, count);
}
