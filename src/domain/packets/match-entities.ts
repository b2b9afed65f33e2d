import { addToGroup } from '#domain/collection/group-by.ts';
import { resolveEntities } from '#domain/curation/resolve-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { findDuplicates } from '#domain/entities/find-duplicates.ts';
import { nameKey } from '#domain/entities/normalize-name.ts';
import { followMerges } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { NamedPlaces } from './named-places.ts';
import { namedInSameArticles, namedInSamePlaces } from './same-places.ts';

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
  /** Who here it may well be, the likeliest first; the proposed one among them. */
  readonly candidates: readonly EntityId[];
};

/** Where both registries name their people; of the articles that both have. */
export type PlacesOfBoth = { readonly mine: NamedPlaces; readonly theirs: NamedPlaces };

/** A longer list helps nobody. */
const MOST_CANDIDATES = 5;

/**
 * Proposes for everybody in a colleague's registry who is not in mine by id whether somebody here is meant. The same
 * are those whom the colleague has taken for one of mine, or who are so by Wikidata item, name or alias; of several of
 * one name, and of unnamed people of one description, the one who is named in the same place. Who only looks alike or
 * is named nearby is offered. Rows merged into others follow those. Linear in both registries.
 */
export function matchEntities(
  mine: readonly Entity[],
  theirs: readonly Entity[],
  places: PlacesOfBoth = { mine: new Map(), theirs: new Map() },
): readonly EntityMatch[] {
  const known = new Set(mine.map(({ id }) => id));
  const live = mine.filter(({ mergedInto }) => mergedInto === undefined);
  const fresh = theirs.filter(({ id, mergedInto }) => !known.has(id) && mergedInto === undefined);
  const [liveNamed, freshNamed] = [live.filter(isNamed), fresh.filter(isNamed)];
  const resolved = resolvedPairs(liveNamed, freshNamed);
  const said = mergedThere(mine, theirs);
  const alike = alikePairs(liveNamed, freshNamed);
  const inSamePlace = namedInSamePlaces(places.mine, places.theirs);
  const inSameArticle = namedInSameArticles(places.mine, places.theirs);
  const byId = new Map(live.map((entity) => [entity.id, entity]));
  const byName = groupByName(live);
  const matches = fresh.map((entity): Ranked => {
    const key = nameKey(entity.name);
    const near = [...(inSamePlace.get(entity.id) ?? [])];
    const there = near.filter((id) => {
      const other = byId.get(id);
      return other && isNamed(other) === isNamed(entity) && namesOf(other).includes(key);
    });
    const [guess, ...others] = there;
    const around = isNamed(entity) ? [] : [...(inSameArticle.get(entity.id) ?? [])];
    const same =
      said.get(entity.id) ?? resolved.get(entity.id) ?? (others.length === 0 ? guess : undefined);
    const likely = [
      ...(same === undefined ? [] : [same]),
      ...there,
      ...near,
      ...(alike.get(entity.id) ?? []),
      ...around.filter((id) => byId.get(id)?.unnamed === true),
      ...(byName.get(key) ?? []).slice(0, MOST_CANDIDATES),
    ];
    const candidates = [...new Set(likely)].filter((id) => byId.has(id));
    return { entity, same: same === undefined ? undefined : byId.get(same), candidates };
  });
  return withoutDoubles(matches).map(({ entity, same, candidates }) => ({
    entity,
    proposal: same ? choiceFor(entity, same) : { kind: 'new' },
    candidates: candidates.slice(0, MOST_CANDIDATES),
  }));
}

type Ranked = {
  readonly entity: Entity;
  readonly same: Entity | undefined;
  readonly candidates: readonly EntityId[];
};

/** Two unnamed people are not one because a third is described like both. */
function withoutDoubles(matches: readonly Ranked[]): readonly Ranked[] {
  const taken = new Map<Entity, number>();
  for (const { same } of matches) if (same) taken.set(same, (taken.get(same) ?? 0) + 1);
  return matches.map((match) =>
    match.same?.unnamed === true && (taken.get(match.same) ?? 0) > 1
      ? { ...match, same: undefined }
      : match,
  );
}

/** Somebody of theirs → the one of mine whom the colleague's registry has merged into them. */
function mergedThere(
  mine: readonly Entity[],
  theirs: readonly Entity[],
): ReadonlyMap<EntityId, EntityId> {
  const [here, there] = [byIds(mine), byIds(theirs)];
  const pairs = new Map<EntityId, EntityId>();
  for (const { id, mergedInto } of theirs) {
    if (mergedInto === undefined) continue;
    const own = followMerges((each) => here.get(each), id);
    const end = followMerges((each) => there.get(each), id);
    if (own && end && !here.has(end.id)) pairs.set(end.id, own.id);
  }
  return pairs;
}

function byIds(entities: readonly Entity[]): ReadonlyMap<EntityId, Entity> {
  return new Map(entities.map((entity) => [entity.id, entity]));
}

/** Name key → those who are called so. */
function groupByName(entities: readonly Entity[]): ReadonlyMap<string, readonly EntityId[]> {
  const found = new Map<string, EntityId[]>();
  for (const entity of entities) {
    for (const key of new Set(namesOf(entity))) addToGroup(found, key, entity.id);
  }
  return found;
}

function namesOf({ name, aliases }: Entity): readonly string[] {
  return [name, ...aliases].map(nameKey);
}

function isNamed({ unnamed }: Entity): boolean {
  return unnamed !== true;
}

/** As that one: with another name, where theirs is none of those that one has here. A description is no name. */
export function choiceFor(entity: Entity, same: Entity): EntityChoice {
  const isKnown =
    !isNamed(entity) || !isNamed(same) || namesOf(same).includes(nameKey(entity.name));
  return { kind: isKnown ? 'same' : 'alias', as: same.id };
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
    addToGroup(pairs, there, here);
  }
  return pairs;
}
