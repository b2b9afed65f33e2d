import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ExportSet } from './export-set.ts';

/** People and bodies that annotations or relations of the set lead to. */
export function namedEntities({ entities, documents }: ExportSet): readonly Entity[] {
  const named = new Set<EntityId>();
  for (const { annotations, relations } of documents) {
    for (const each of annotations) for (const id of entitiesOfAnnotation(each)) named.add(id);
    for (const each of relations) for (const id of entitiesOfRelation(each)) named.add(id);
  }
  return [...named].flatMap((id) => entities.get(id) ?? []);
}

/** Names of people and bodies marked confidential that annotations or relations of the set lead to; sorted. */
export function confidentialNames(set: ExportSet): readonly string[] {
  return namedEntities(set)
    .filter(({ confidential }) => confidential === true)
    .map(({ name }) => name)
    .toSorted();
}
