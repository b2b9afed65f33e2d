import { bucketMapFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotationId, EntityId, RelationId } from '#domain/ids.ts';
import { type Annotation, type Relation, endOf, startOf } from './annotation.ts';
import { endsOf } from './edit-layer.ts';
import type { LayerState } from './layer-state.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from './named-entities.ts';

/** Builds a layer's state at once, in linear time. The parts must fit together, as a snapshot's do. */
export function buildLayerState(
  annotations: Iterable<Annotation>,
  relations: Iterable<Relation>,
  entities: Iterable<Entity>,
): LayerState {
  const annotationList = [...annotations];
  const relationList = [...relations];
  return {
    annotations: bucketMapFrom(byId(annotationList)),
    relations: bucketMapFrom(byId(relationList)),
    relationsOf: bucketMapFrom(relationsByEnd(relationList)),
    entities: bucketMapFrom(byId([...entities])),
    entityUses: bucketMapFrom(usesOf(annotationList, relationList)),
  };
}

/** By first start, then last end, then id: the order of the project file and of every list. */
export function sortedAnnotations(state: LayerState): readonly Annotation[] {
  return [...valuesOf(state.annotations)].toSorted(compareAnnotations);
}

export function compareAnnotations(a: Annotation, b: Annotation): number {
  // Two numbers and no spans: this runs for every pair that is compared.
  return startOf(a) - startOf(b) || endOf(a) - endOf(b) || compareIds(a, b);
}

/** By id. */
export function sortedRelations(state: LayerState): readonly Relation[] {
  return [...valuesOf(state.relations)].toSorted(compareIds);
}

/** By id, in code unit order: the same on every machine. */
export function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

function byId<T extends { readonly id: string }>(values: readonly T[]): (readonly [T['id'], T])[] {
  return values.map((value) => [value.id, value]);
}

function relationsByEnd(
  relations: readonly Relation[],
): ReadonlyMap<AnnotationId, readonly RelationId[]> {
  const byEnd = new Map<AnnotationId, RelationId[]>();
  for (const relation of relations.toSorted(compareIds)) {
    for (const end of endsOf(relation)) addToGroup(byEnd, end, relation.id);
  }
  return byEnd;
}

function usesOf(
  annotations: readonly Annotation[],
  relations: readonly Relation[],
): ReadonlyMap<EntityId, number> {
  const uses = new Map<EntityId, number>();
  const add = (id: EntityId): void => {
    uses.set(id, (uses.get(id) ?? 0) + 1);
  };
  for (const annotation of annotations) for (const id of entitiesOfAnnotation(annotation)) add(id);
  for (const relation of relations) for (const id of entitiesOfRelation(relation)) add(id);
  return uses;
}
