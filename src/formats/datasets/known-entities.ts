import type { Entity } from '#domain/entities/entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';

/**
 * The registry as an import searches it. Made once for all of an import's articles, and told of each new entity:
 * made anew for every article it would cost articles times entities.
 */
export type KnownEntities = {
  readonly get: (id: EntityId) => Entity | undefined;
  readonly byWikidata: (id: string) => Entity | undefined;
  /** By name, then by alias. Unnamed ones are never found: each stands for one person whose name nobody gave. */
  readonly byName: (name: string) => Entity | undefined;
  readonly add: (entity: Entity) => void;
};

export function knownEntities(entities: readonly Entity[]): KnownEntities {
  const byId = new Map<EntityId, Entity>();
  const byWikidata = new Map<string, Entity>();
  const names = new Map<string, Entity>();
  const name = (text: string, entity: Entity): void => {
    const key = nameKey(text);
    if (key !== '' && !names.has(key)) names.set(key, entity);
  };
  const add = (entity: Entity): void => {
    byId.set(entity.id, entity);
    if (entity.wikidata !== undefined) byWikidata.set(entity.wikidata, entity);
    if (entity.unnamed !== true) name(entity.name, entity);
  };
  for (const entity of entities) add(entity);
  for (const entity of entities) {
    if (entity.unnamed !== true) for (const alias of entity.aliases) name(alias, entity);
  }
  return {
    get: (id) => byId.get(id),
    byWikidata: (id) => byWikidata.get(id),
    byName: (text) => names.get(nameKey(text)),
    add,
  };
}
