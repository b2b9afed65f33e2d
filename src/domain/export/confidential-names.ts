import type { EntityId } from '#domain/ids.ts';
import type { ExportSet } from './export-set.ts';

/** Names of people and bodies marked confidential that annotations or relations of the set lead to; sorted. */
export function confidentialNames({ entities, documents }: ExportSet): readonly string[] {
  const named = new Set<EntityId>();
  for (const { annotations, relations } of documents) {
    for (const { entityId } of annotations) if (entityId !== undefined) named.add(entityId);
    for (const { to } of relations) if (to.kind === 'entity') named.add(to.id);
  }
  return [...entities.values()]
    .filter(({ id, confidential }) => confidential === true && named.has(id))
    .map(({ name }) => name)
    .toSorted();
}
