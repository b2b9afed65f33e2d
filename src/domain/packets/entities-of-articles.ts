import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';

/** Those that the articles' layers and frozen copies name, and whom those lead to (`entitiesLedTo`). */
export function entitiesOfArticles(
  entities: readonly Entity[],
  articles: readonly ArticleBundle[],
): readonly Entity[] {
  const named = new Set<EntityId>();
  for (const { layers, frozen = [] } of articles) {
    for (const { annotations, relations } of [...layers, ...frozen]) {
      for (const annotation of annotations)
        for (const id of entitiesOfAnnotation(annotation)) named.add(id);
      for (const relation of relations)
        for (const id of entitiesOfRelation(relation)) named.add(id);
    }
  }
  return entitiesLedTo(entities, named);
}

/** Those, whom they speak for or belong to, and whom they were merged into, however far. */
export function entitiesLedTo(
  entities: readonly Entity[],
  ids: Iterable<EntityId>,
): readonly Entity[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const wanted = new Set(linkedEntities(ids, (id) => byId.get(id)));
  return entities.filter((entity) => wanted.has(entity));
}
