import { followMerges } from '#domain/entities/resolve-entity.ts';
import type { ArticleId, ProjectId } from '#domain/ids.ts';
import type { Database } from './database.ts';

/** Names of the confidential people and sources that layers of these articles name, in the order of the alphabet. */
export async function confidentialOf(
  db: Database,
  projectId: ProjectId,
  articles: readonly ArticleId[],
): Promise<readonly string[]> {
  return db.transaction('r', [db.entities, db.layers, db.uses], async () => {
    const [entities, layerIds] = await Promise.all([
      db.entities.where('projectId').equals(projectId).toArray(),
      db.layers
        .where('articleId')
        .anyOf([...articles])
        .primaryKeys(),
    ]);
    const uses = await db.uses.bulkGet(layerIds);
    const byId = new Map(entities.map((entity) => [entity.id, entity]));
    const names = new Set<string>();
    for (const id of uses.flatMap((row) => row?.entityIds ?? [])) {
      const entity = followMerges((each) => byId.get(each), id);
      if (entity?.confidential) names.add(entity.name);
    }
    return [...names].toSorted();
  });
}
