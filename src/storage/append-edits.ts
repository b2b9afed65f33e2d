import type { Layer } from '#domain/annotation/layer.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { LogEntry } from './log-entry.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, writeOrThrow } from './write.ts';

export type Edits = {
  /** With the new revision, counts and entity ids. */
  readonly layer: Layer;
  /** The revision the first entry builds on. */
  readonly baseRev: number;
  /** In order, without gaps: `baseRev + 1` to `layer.rev`. */
  readonly entries: readonly LogEntry[];
  readonly entities: { readonly put: readonly Entity[]; readonly remove: readonly EntityId[] };
};

export type Appended = {
  /** The revision that is on the disk now. */
  readonly rev: number;
  /** Entities that were to be removed but that another layer or another entity still names. */
  readonly kept: readonly EntityId[];
};

export type AppendFailure =
  | StorageFailure
  /** Another tab has written: the stored revision is not the one these edits build on. Nothing was written. */
  | { readonly kind: 'conflict'; readonly rev: number };

/**
 * Puts edits on the disk: log, layer and entities in one strict transaction. When it resolves to `ok`
 * they survive a crash of the browser and of the machine; otherwise nothing has changed.
 */
export async function appendEdits(
  db: Database,
  edits: Edits,
): Promise<Result<Appended, AppendFailure>> {
  checkRevisions(edits);
  const { layer } = edits;
  const tables = [db.layers, db.log, db.entities];
  try {
    const kept = await writeOrThrow(db, tables, async () => {
      // All requests at once: the comparison is answered before the writes are, and takes them back.
      const results = await Promise.all([
        checkBase(db, edits),
        db.log.bulkAdd(edits.entries.map((entry) => ({ ...entry, layerId: layer.id }))),
        db.layers.put(layer),
        edits.entities.put.length > 0 && db.entities.bulkPut(edits.entities.put),
        removeUnused(db, edits.entities.remove),
      ]);
      return results[4];
    });
    return ok({ rev: layer.rev, kept });
  } catch (error) {
    if (error instanceof RevisionConflict) return err({ kind: 'conflict', rev: error.rev });
    return err(failureOf(db, error));
  }
}

class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly rev: number;

  constructor(rev: number) {
    super(`the stored revision is ${String(rev)}`);
    this.rev = rev;
  }
}

/** A gap in the log would make the layer unreadable: rather a bug that shows at once. */
function checkRevisions({ layer, baseRev, entries }: Edits): void {
  const isWhole = entries.every((entry, index) => entry.rev === baseRev + 1 + index);
  if (entries.length === 0 || !isWhole || layer.rev !== baseRev + entries.length) {
    throw new Error(`edits of layer ${layer.id} do not follow revision ${String(baseRev)}`);
  }
}

async function checkBase(db: Database, { layer, baseRev }: Edits): Promise<void> {
  const stored = await db.layers.get(layer.id);
  if (!stored) throw new Error(`layer ${layer.id} is not stored`);
  if (stored.rev !== baseRev) throw new RevisionConflict(stored.rev);
}

/** Removes those that nothing names any more, the layer's new row considered; gives back the others. */
async function removeUnused(db: Database, ids: readonly EntityId[]): Promise<readonly EntityId[]> {
  if (ids.length === 0) return [];
  const uses = await Promise.all(
    ids.map(async (id) => {
      const counts = await Promise.all([
        db.layers.where('entityIds').equals(id).count(),
        db.entities.where('speaksFor').equals(id).count(),
        db.entities.where('partOf').equals(id).count(),
      ]);
      return counts.some((count) => count > 0);
    }),
  );
  await db.entities.bulkDelete(ids.filter((_id, index) => !uses[index]));
  return ids.filter((_id, index) => uses[index]);
}
