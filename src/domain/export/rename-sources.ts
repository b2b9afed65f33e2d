import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { Protection } from './protected-sources.ts';
import { slugOfPseudonym } from './pseudonyms.ts';

/**
 * Ids of protected sources, made of their pseudonyms. Theirs may hold the name, where another tool made
 * them; and whoever has a file with ids and names could look up who a pseudonym stands for.
 */
export function sourceIds(
  entities: readonly Entity[],
  { sources }: Protection,
): ReadonlyMap<EntityId, EntityId> {
  const taken = new Set<string>(entities.map(({ id }) => id));
  return new Map(
    sources.map(({ id, pseudonym }) => {
      const slug = slugOfPseudonym(pseudonym);
      let made = slug;
      for (let count = 2; taken.has(made) && made !== id; count += 1) made = `${slug}-${count}`;
      taken.add(made);
      return [id, brand<EntityId>(made)];
    }),
  );
}

export function withSourceId(entity: Entity, ids: ReadonlyMap<EntityId, EntityId>): Entity {
  return renamedEntity(entity, (id) => ids.get(id) ?? id);
}

/** What names protected sources names their new ids. */
export function renameSources(
  articles: readonly ArticleBundle[],
  ids: ReadonlyMap<EntityId, EntityId>,
): readonly ArticleBundle[] {
  const rename = (id: EntityId): EntityId => ids.get(id) ?? id;
  return articles.map((article) => ({
    ...article,
    layers: article.layers.map(({ layer, annotations, relations }) => ({
      layer: { ...layer, entityIds: layer.entityIds.map(rename) },
      annotations: annotations.map((each) => renamedAnnotation(each, rename)),
      relations: relations.map((each) => renamedRelation(each, rename)),
    })),
  }));
}

type Rename = (id: EntityId) => EntityId;

function renamedEntity(entity: Entity, rename: Rename): Entity {
  const { speaksFor, partOf, distinctFrom } = entity;
  return {
    ...entity,
    id: rename(entity.id),
    ...(speaksFor !== undefined && { speaksFor: rename(speaksFor) }),
    ...(partOf !== undefined && { partOf: rename(partOf) }),
    ...(distinctFrom && { distinctFrom: distinctFrom.map(rename).toSorted() }),
  };
}

function renamedAnnotation(annotation: Annotation, rename: Rename): Annotation {
  const { entityId } = annotation;
  return entityId === undefined ? annotation : { ...annotation, entityId: rename(entityId) };
}

function renamedRelation(relation: Relation, rename: Rename): Relation {
  const { to, attributes } = relation;
  const asserted = attributes[ASSERTED_BY];
  return {
    ...relation,
    ...(to.kind === 'entity' && { to: { kind: 'entity', id: rename(to.id) } }),
    ...(typeof asserted === 'string' && {
      attributes: { ...attributes, [ASSERTED_BY]: rename(brand<EntityId>(asserted)) },
    }),
  };
}
