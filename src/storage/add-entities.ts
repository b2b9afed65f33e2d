import type { Entity } from '#domain/entities/entity.ts';
import type { Database } from './database.ts';

/** Those that are stored stay as they are. To be called inside a transaction over `entities`. */
export async function addMissingEntities(db: Database, entities: readonly Entity[]): Promise<void> {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  if (byId.size === 0) return;
  const stored = new Set(await db.entities.toCollection().primaryKeys());
  await db.entities.bulkAdd([...byId.values()].filter(({ id }) => !stored.has(id)));
}
