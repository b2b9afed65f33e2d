import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import { type EntityId, brand } from '#domain/ids.ts';
import type { ProjectBundle } from './project-bundle.ts';

/**
 * The bundle as a reader outside of Ascribe should see it: whatever names a merged person or source
 * names the one that stands for them, and the merged rows are gone. Not for project files, which keep
 * the redirects: a colleague's layer may name either.
 */
export function followBundleMerges(bundle: ProjectBundle): ProjectBundle {
  if (bundle.entities.every(({ mergedInto }) => mergedInto === undefined)) return bundle;
  const ends = resolveAll(bundle.entities);
  const follow = (id: EntityId): EntityId => ends.get(id)?.id ?? id;
  return {
    ...bundle,
    entities: bundle.entities
      .filter(({ id }) => follow(id) === id)
      .map((one) => withLinks(one, follow)),
    articles: bundle.articles.map((article) => ({
      ...article,
      layers: article.layers.map((layer) => ({
        ...layer,
        annotations: layer.annotations.map((one) => withEntity(one, follow)),
        relations: layer.relations.map((one) => withEnds(one, follow)),
      })),
    })),
  };
}

/** Nobody speaks for themselves, or belongs to themselves. */
function withLinks(entity: Entity, follow: (id: EntityId) => EntityId): Entity {
  const { speaksFor, partOf, ...others } = entity;
  if (speaksFor === undefined && partOf === undefined) return entity;
  const [whom, where] = [speaksFor, partOf].map((id) => (id === undefined ? id : follow(id)));
  return {
    ...others,
    ...(whom !== undefined && whom !== entity.id && { speaksFor: whom }),
    ...(where !== undefined && where !== entity.id && { partOf: where }),
  };
}

function withEntity(annotation: Annotation, follow: (id: EntityId) => EntityId): Annotation {
  const { entityId } = annotation;
  return entityId === undefined ? annotation : { ...annotation, entityId: follow(entityId) };
}

function withEnds(relation: Relation, follow: (id: EntityId) => EntityId): Relation {
  const asserter = relation.attributes[ASSERTED_BY];
  return {
    ...relation,
    ...(relation.to.kind === 'entity' && {
      to: { kind: 'entity', id: follow(relation.to.id) } as const,
    }),
    ...(typeof asserter === 'string' &&
      asserter !== '' && {
        attributes: { ...relation.attributes, [ASSERTED_BY]: follow(brand<EntityId>(asserter)) },
      }),
  };
}
