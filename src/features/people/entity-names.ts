import type { Entity } from '#domain/entities/entity.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';

/** What each id is called now, by whoever stands for it. */
export type EntityNames = ReadonlyMap<EntityId, string>;

export function namesOf(entities: readonly Entity[]): EntityNames {
  return new Map([...resolveAll(entities)].map(([id, { name }]) => [id, name]));
}
