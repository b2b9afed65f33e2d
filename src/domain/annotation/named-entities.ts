import type { EntityId } from '#domain/ids.ts';
import { brand } from '#domain/ids.ts';
import type { Annotation, AttributeValue, Relation } from './annotation.ts';

/** The relation attribute whose text is an entity id: who says that the link is so. */
export const ASSERTED_BY = 'asserted_by';

/** The relation attribute whose text is the id of the annotation that is its cue, in the same layer. */
export const CUE_ATTRIBUTE = 'cue';

/** Entities an annotation names, once for each time. */
export function entitiesOfAnnotation(annotation: Annotation): readonly EntityId[] {
  return annotation.entityId === undefined ? [] : [annotation.entityId];
}

/** Entities a relation names, once for each time. */
export function entitiesOfRelation(relation: Relation): readonly EntityId[] {
  const asserter = asEntityId(relation.attributes[ASSERTED_BY]);
  const end = relation.to.kind === 'entity' ? [relation.to.id] : [];
  return asserter === undefined ? end : [...end, asserter];
}

function asEntityId(value: AttributeValue | undefined): EntityId | undefined {
  return typeof value === 'string' && value !== '' ? brand<EntityId>(value) : undefined;
}
