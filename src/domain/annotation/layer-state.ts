import type { BucketMap } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotationId, EntityId, RelationId } from '#domain/ids.ts';
import type { Annotation, Relation } from './annotation.ts';

/**
 * All that commands act on: one layer's annotations and relations, and the project's entities.
 * Made by `buildLayerState`, changed by `applyCommand` only: both keep the derived parts true.
 */
export type LayerState = {
  readonly annotations: BucketMap<AnnotationId, Annotation>;
  readonly relations: BucketMap<RelationId, Relation>;
  /** Derived: relations that start or end at an annotation, sorted by id. No entry where there are none. */
  readonly relationsOf: BucketMap<AnnotationId, readonly RelationId[]>;
  readonly entities: BucketMap<EntityId, Entity>;
  /** Derived: how many times this layer's annotations and relations name an entity. No entry where none does. */
  readonly entityUses: BucketMap<EntityId, number>;
};
