import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ExportSet } from './export-set.ts';

type Naming = Pick<ExportSet, 'entities' | 'documents'>;

/** People and bodies that annotations or relations of the set lead to. */
export function namedEntities(set: Naming): readonly Entity[] {
  return [...namedIn(set)].flatMap((id) => set.entities.get(id) ?? []);
}

/** The same with whom they speak for and what they belong to, however far. */
export function namedAndLinked(set: Naming): readonly Entity[] {
  return linkedEntities(namedIn(set), (id) => set.entities.get(id));
}

function namedIn({ documents }: Naming): ReadonlySet<EntityId> {
  const named = new Set<EntityId>();
  for (const { annotations, relations } of documents) {
    for (const each of annotations) for (const id of entitiesOfAnnotation(each)) named.add(id);
    for (const each of relations) for (const id of entitiesOfRelation(each)) named.add(id);
  }
  return named;
}

/** Names of people and bodies marked confidential that annotations or relations of the set lead to, however far; sorted. */
export function confidentialNames(set: Naming): readonly string[] {
  return namedAndLinked(set)
    .filter(({ confidential }) => confidential === true)
    .map(({ name }) => name)
    .toSorted();
}
