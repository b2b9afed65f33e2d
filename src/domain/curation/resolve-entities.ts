import type { Entity } from '#domain/entities/entity.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';

/** Entity id of a registry → a key that entities of different registries share when they are the same. */
export type EntityKeys = ReadonlyMap<EntityId, string>;

/**
 * Finds out which entities of several projects' registries are the same: by id, else by Wikidata item,
 * else by name, else by a name that is the other's alias. Two entities of one registry are never taken
 * for the same, and a name that fits several is no proof. A registry may hold an id with another entity than
 * its own: the one it was merged into (`resolveAll`). One map a registry, in their order.
 */
export function resolveEntities(
  registries: readonly ReadonlyMap<EntityId, Entity>[],
): readonly EntityKeys[] {
  const resolved = new Map<ReadonlyMap<EntityId, Entity>, EntityKeys>();
  const known: Known = { byTrait: new Map(), count: 0 };
  for (const registry of registries) {
    if (!resolved.has(registry)) resolved.set(registry, resolveRegistry(registry, known));
  }
  return registries.map((registry) => resolved.get(registry) ?? new Map<EntityId, string>());
}

type Known = { readonly byTrait: Map<string, Set<string>>; count: number };

function resolveRegistry(registry: ReadonlyMap<EntityId, Entity>, known: Known): EntityKeys {
  const keys = new Map<EntityId, string>();
  const taken = new Set<string>();
  // A redirect is whoever it was merged into, and nobody else.
  const standing = [...registry].filter(([id, entity]) => id === entity.id);
  for (const traitsOf of TRAITS) {
    for (const [id, entity] of standing) {
      if (keys.has(id)) continue;
      const key = onlyKey(traitsOf(entity), known, taken);
      if (key === undefined) continue;
      keys.set(id, key);
      taken.add(key);
    }
  }
  for (const [id, entity] of standing) {
    let key = keys.get(id);
    if (key === undefined) {
      key = `entity ${known.count}`;
      known.count += 1;
      keys.set(id, key);
    }
    for (const trait of TRAITS.flatMap((traitsOf) => traitsOf(entity))) {
      const owners = known.byTrait.get(trait);
      if (owners) owners.add(key);
      else known.byTrait.set(trait, new Set([key]));
    }
  }
  for (const [id, entity] of registry) {
    const key = keys.get(entity.id);
    if (key !== undefined) keys.set(id, key);
  }
  return keys;
}

/** By what two entities are the same, the surest first. */
const TRAITS: readonly ((entity: Entity) => readonly string[])[] = [
  ({ id }) => [`id ${id}`],
  ({ wikidata }) => (wikidata === undefined ? [] : [`wikidata ${wikidata}`]),
  ({ name }) => [`name ${nameKey(name)}`],
  ({ name, aliases }) => [name, ...aliases].map((each) => `known as ${nameKey(each)}`),
];

function onlyKey(
  traits: readonly string[],
  { byTrait }: Known,
  taken: ReadonlySet<string>,
): string | undefined {
  const found = new Set(traits.flatMap((trait) => [...(byTrait.get(trait) ?? [])]));
  const [key, ...others] = [...found].filter((each) => !taken.has(each));
  return others.length === 0 ? key : undefined;
}
