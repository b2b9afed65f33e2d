import type { LayerId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import { type Database, revisionsOf } from './database.ts';
import { type LayerParts, packLayer } from './pack-layer.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/** Acts that stay in the log for undo although a snapshot covers them. */
export const KEPT_ACTS = 1000;

export type SnapshotOutcome =
  | 'written'
  /** One of this or a later revision is there. */
  | 'superseded'
  /** The state holds acts that are not on the disk, or the layer is gone: it must not be stored. */
  | 'not-acknowledged';

/** Stores the layer whole, as it was at `rev`, so that the next opening replays less. To be called when idle. */
export function writeSnapshot(
  db: Database,
  layerId: LayerId,
  rev: number,
  parts: LayerParts,
): Promise<Result<SnapshotOutcome, StorageFailure>> {
  const packed = packLayer(parts);
  return write(db, [db.layers, db.snapshots, db.log], async (): Promise<SnapshotOutcome> => {
    const [layer, keys] = await Promise.all([
      db.layers.get(layerId),
      revisionsOf(db.snapshots, layerId).primaryKeys(),
    ]);
    if (!layer || rev > layer.rev) return 'not-acknowledged';
    if (keys.some(([, stored]) => stored >= rev)) return 'superseded';
    await Promise.all([
      db.snapshots.bulkDelete(keys),
      db.snapshots.add({ layerId, rev, packed }),
      revisionsOf(db.log, layerId, 0, Math.min(rev, layer.rev - KEPT_ACTS)).delete(),
    ]);
    return 'written';
  });
}
