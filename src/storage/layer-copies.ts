import type { LayerId } from '#domain/ids.ts';
import type { LayerBundle } from '#domain/project/project-bundle.ts';
import {
  type Database,
  type LayerRow,
  type SnapshotRow,
  type UsesRow,
  revisionsOf,
  rowsOf,
} from './database.ts';
import type { LogRow } from './log-entry.ts';
import { type PackedLayer, packLayer } from './pack-layer.ts';

/** A layer with everything that is stored of it. */
export type LayerCopy = {
  readonly row: LayerRow;
  readonly uses: UsesRow | undefined;
  readonly snapshots: readonly SnapshotRow[];
  readonly log: readonly LogRow[];
};

/** To be called inside a transaction over the four stores, as the others here. */
export async function readCopy(db: Database, id: LayerId): Promise<LayerCopy | undefined> {
  const [row, uses, snapshots, log] = await Promise.all([
    db.layers.get(id),
    db.uses.get(id),
    revisionsOf(db.snapshots, id).toArray(),
    revisionsOf(db.log, id).toArray(),
  ]);
  return row && { row, uses, snapshots, log };
}

export async function removeCopy(db: Database, id: LayerId): Promise<void> {
  await Promise.all([
    db.layers.delete(id),
    db.uses.delete(id),
    db.tallies.delete(id),
    revisionsOf(db.snapshots, id).delete(),
    revisionsOf(db.log, id).delete(),
  ]);
}

export async function putCopy(db: Database, copy: LayerCopy): Promise<void> {
  await removeCopy(db, copy.row.id);
  await Promise.all([
    db.layers.put(copy.row),
    copy.uses && db.uses.put(copy.uses),
    db.snapshots.bulkAdd([...copy.snapshots]),
    db.log.bulkAdd([...copy.log]),
  ]);
}

/** A layer that came whole: a snapshot without a log. Packs it; to be called before the transaction. */
export function copyOf(bundle: LayerBundle): LayerCopy {
  const { annotations, relations } = bundle;
  return { ...rowsToStore(bundle, packLayer({ annotations, relations })), log: [] };
}

function rowsToStore({ layer }: LayerBundle, packed: PackedLayer): Omit<LayerCopy, 'log'> {
  const { layer: row, uses } = rowsOf(layer);
  return { row, uses, snapshots: [{ layerId: layer.id, rev: layer.rev, packed }] };
}
