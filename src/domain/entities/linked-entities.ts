import type { EntityId } from '#domain/ids.ts';
import type { Entity } from './entity.ts';

/**
 * These and all whom they lead to in turn: whom they speak for, what they belong to, whom they were merged
 * into. Where one is told of, the others have to be. Who cannot be found is left out.
 */
export function linkedEntities(
  ids: Iterable<EntityId>,
  find: (id: EntityId) => Entity | undefined,
): readonly Entity[] {
  const found = new Map<EntityId, Entity>();
  const open = [...ids];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entity = found.has(id) ? undefined : find(id);
    if (!entity) continue;
    found.set(id, entity);
    const { speaksFor, partOf, mergedInto } = entity;
    if (speaksFor !== undefined) open.push(speaksFor);
    if (partOf !== undefined) open.push(partOf);
    if (mergedInto !== undefined) open.push(mergedInto);
  }
  return [...found.values()];
}
