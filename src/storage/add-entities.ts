import type { Entity } from '#domain/entities/entity.ts';
import type { ProjectId } from '#domain/ids.ts';
import { joinEntities } from '#domain/packets/join-entities.ts';
import type { Database } from './database.ts';

/** Those that are stored stay as they are, but for protection that comes. To be called inside a transaction over `entities`. */
export async function addMissingEntities(
  db: Database,
  projectId: ProjectId,
  entities: readonly Entity[],
): Promise<void> {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  if (byId.size === 0) return;
  const coming = [...byId.values()];
  // Only protection has to find whom a row was merged into.
  const stored = coming.some(({ confidential }) => confidential)
    ? await db.entities.toArray()
    : (await db.entities.bulkGet([...byId.keys()])).filter((entity) => entity !== undefined);
  const changes = joinEntities(stored, coming, new Map(), projectId);
  await db.entities.bulkPut(changes.flatMap(({ after }) => after ?? []));
}
