import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';

/** One annotator's work on an article, as it is compared with another's on the same text. */
export type ComparedLayer = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** The registry its entity ids mean; the same map for layers of one project. */
  readonly entities: ReadonlyMap<EntityId, Entity>;
};
