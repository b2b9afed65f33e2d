import { resolveEntities } from '#domain/curation/resolve-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { findDuplicates } from '#domain/entities/find-duplicates.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import type { EntityId } from '#domain/ids.ts';

/** Who somebody in a colleague's registry is in mine. */
export type EntityChoice =
  | { readonly kind: 'new' }
  /** That one, who keeps the names it has here. */
  | { readonly kind: 'same'; readonly as: EntityId }
  /** That one, who gains the other's names as aliases. */
  | { readonly kind: 'alias'; readonly as: EntityId };

export type EntityMatch = {
  readonly entity: Entity;
  readonly proposal: EntityChoice;
  /** Who else here it may be, the likeliest first; the proposed one among them. */
  readonly candidates: readonly { readonly id: EntityId; readonly name: string }[];
};

/** A longer list helps nobody. */
const MOST_CANDIDATES = 5;

/**
 * Proposes for everybody in a colleague's registry who is not in mine by id whether somebody here is meant: by Wikidata
 * item, name or alias they are the same; who only looks alike is offered. Unnamed people are nobody else's, and
 * rows merged into others follow those. Linear in both registries.
 */
export function matchEntities(
  mine: readonly Entity[],
  theirs: readonly Entity[],
): readonly EntityMatch[] {
  const known = new Set(mine.map(({ id }) => id));
  const live = mine.filter((entity) => isNamed(entity));
  const fresh = theirs.filter(({ id, mergedInto }) => !known.has(id) && mergedInto === undefined);
  const named = fresh.filter(isNamed);
  const resolved = resolvedPairs(live, named);
  const alike = alikePairs(live, named);
  const byId = new Map(live.map((entity) => [entity.id, entity]));
  return fresh.map((entity): EntityMatch => {
    const id = resolved.get(entity.id);
    const same = id === undefined ? undefined : byId.get(id);
    const others = (alike.get(entity.id) ?? []).filter((other) => other !== id);
    const candidates = [...(same ? [same.id] : []), ...others]
      .slice(0, MOST_CANDIDATES)
      .flatMap((each) => nameOf(byId.get(each)));
    return { entity, proposal: same ? proposalFor(entity, same) : { kind: 'new' }, candidates };
  });
}

function nameOf(entity: Entity | undefined): readonly { id: EntityId; name: string }[] {
  return entity ? [{ id: entity.id, name: entity.name }] : [];
}

function isNamed({ unnamed, mergedInto }: Entity): boolean {
  return unnamed !== true && mergedInto === undefined;
}

function proposalFor(entity: Entity, same: Entity): EntityChoice {
  const names = new Set([same.name, ...same.aliases].map(nameKey));
  return { kind: names.has(nameKey(entity.name)) ? 'same' : 'alias', as: same.id };
}

function resolvedPairs(
  mine: readonly Entity[],
  theirs: readonly Entity[],
): ReadonlyMap<EntityId, EntityId> {
  const registryOf = (entities: readonly Entity[]) =>
    new Map(entities.map((entity) => [entity.id, entity]));
  const [own, other] = resolveEntities([registryOf(mine), registryOf(theirs)]);
  const byKey = new Map([...(own ?? [])].map(([id, key]) => [key, id]));
  const pairs = new Map<EntityId, EntityId>();
  for (const [id, key] of other ?? []) {
    const same = byKey.get(key);
    if (same !== undefined) pairs.set(id, same);
  }
  return pairs;
}

function alikePairs(
  mine: readonly Entity[],
  theirs: readonly Entity[],
): ReadonlyMap<EntityId, readonly EntityId[]> {
  const own = new Set(mine.map(({ id }) => id));
  const pairs = new Map<EntityId, EntityId[]>();
  for (const { into, other } of findDuplicates([...mine, ...theirs])) {
    if (own.has(into) === own.has(other)) continue;
    const [here, there] = own.has(into) ? [into, other] : [other, into];
    const known = pairs.get(there);
    if (known) known.push(here);
    else pairs.set(there, [here]);
  }
  return pairs;
}
