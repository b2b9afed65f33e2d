import { type BucketMap, getFrom } from '#domain/collection/bucket-map.ts';
import type { EntityId } from '#domain/ids.ts';
import type { Entity } from './entity.ts';

/** The entity that stands for this id now: itself, or the one it was merged into, however often. */
export function resolveEntity(
  entities: BucketMap<EntityId, Entity>,
  id: EntityId,
): Entity | undefined {
  return followMerges((each) => getFrom(entities, each), id);
}

/** As `resolveEntity`, over any way to find a row. Ends at a redirect that leads nowhere or in a circle. */
export function followMerges(
  find: (id: EntityId) => Entity | undefined,
  id: EntityId,
): Entity | undefined {
  let entity = find(id);
  const passed = new Set<EntityId>();
  while (entity?.mergedInto !== undefined && !passed.has(entity.id)) {
    passed.add(entity.id);
    const next = find(entity.mergedInto);
    if (!next) return entity;
    entity = next;
  }
  return entity;
}

/** Whether two ids stand for one person or source now. */
export function isSameResolved(
  entities: BucketMap<EntityId, Entity>,
  a: EntityId,
  b: EntityId,
): boolean {
  if (a === b) return true;
  return (resolveEntity(entities, a)?.id ?? a) === (resolveEntity(entities, b)?.id ?? b);
}

/** Where each row leads: itself, or the one it was merged into in the end. In linear time. */
export function resolveAll(entities: Iterable<Entity>): ReadonlyMap<EntityId, Entity> {
  const byId = new Map([...entities].map((entity) => [entity.id, entity]));
  const ends = new Map<EntityId, Entity>();
  for (const start of byId.values()) {
    const path = new Set<Entity>();
    let at: Entity = start;
    for (;;) {
      const known = ends.get(at.id);
      const next = at.mergedInto === undefined ? undefined : byId.get(at.mergedInto);
      if (known || !next || path.has(at)) {
        at = known ?? at;
        break;
      }
      path.add(at);
      at = next;
    }
    ends.set(at.id, at);
    for (const passed of path) ends.set(passed.id, at);
  }
  return ends;
}

/** Rows whose redirect comes back to itself. In linear time. */
export function entitiesInCircles(entities: readonly Entity[]): readonly Entity[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  /** Row → the walk that came by it first. */
  const walks = new Map<Entity, number>();
  const found = new Set<Entity>();
  for (const [walk, start] of entities.entries()) {
    let at: Entity | undefined = start;
    while (at && !walks.has(at)) {
      walks.set(at, walk);
      at = at.mergedInto === undefined ? undefined : byId.get(at.mergedInto);
    }
    // Met a row of the very same walk: from there on it goes round.
    while (at && walks.get(at) === walk && !found.has(at)) {
      found.add(at);
      at = at.mergedInto === undefined ? undefined : byId.get(at.mergedInto);
    }
  }
  return entities.filter((entity) => found.has(entity));
}
