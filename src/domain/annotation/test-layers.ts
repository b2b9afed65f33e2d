import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotationId, type EntityId, type RelationId, brand } from '#domain/ids.ts';
import type { Annotation, Relation } from './annotation.ts';

// Small values for tests: everything not named is as dull as can be.

export function anAnnotation(
  id: string,
  start: number,
  end: number,
  more: Partial<Annotation> = {},
): Annotation {
  return {
    id: brand<AnnotationId>(id),
    label: 'CLAIM',
    fragments: [{ start, end }],
    attributes: {},
    provenance: 'manual',
    createdAt: 1,
    updatedAt: 1,
    health: 'sound',
    ...more,
  };
}

export function aRelation(
  id: string,
  type: string,
  from: string,
  to: string,
  more: Partial<Relation> = {},
): Relation {
  return {
    id: brand<RelationId>(id),
    type,
    from: brand<AnnotationId>(from),
    to: { kind: 'annotation', id: brand<AnnotationId>(to) },
    attributes: {},
    provenance: 'manual',
    ...more,
  };
}

export function anEntity(id: string, name: string, more: Partial<Entity> = {}): Entity {
  return {
    id: brand<EntityId>(id),
    projectId: brand('p1'),
    kind: 'person',
    name,
    aliases: [],
    ...more,
  };
}
