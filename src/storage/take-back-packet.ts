import { curatedLayerId } from '#domain/curation/curated-layer-id.ts';
import { type EntityChange, applyEntityChange } from '#domain/entities/entity-change.ts';
import type { EntityId, Instant } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { Here } from './import-bundle.ts';
import { putCopy, removeCopy } from './layer-copies.ts';
import type { PacketReceipt } from './packet-messages.ts';
import { projectWithout, standingOf } from './packet-traces.ts';
import { readGround } from './prepare-packet.ts';
import type { StorageFailure } from './save-failure.ts';
import { MovedOn, packetTables } from './take-packet.ts';
import { failureOf, writeOrThrow } from './write.ts';

/**
 * Takes a packet back, as if it had never been opened; articles it brought go to "Recently deleted". Refused, with
 * nothing changed, once anybody has gone on working with what it brought.
 */
export async function takeBackPacket(
  db: Database,
  here: Here,
  receipt: PacketReceipt,
  at: Instant,
): Promise<Result<void, StorageFailure | { readonly kind: 'moved-on' }>> {
  try {
    await writeOrThrow(db, packetTables(db), async () => {
      const ground = await readGround(db, here);
      if (!ground) throw new MovedOn();
      await checkUntouched(db, receipt);
      for (const { layerId, before } of receipt.layers) {
        // oxlint-disable-next-line no-await-in-loop -- One after the other.
        await removeCopy(db, layerId);
        // oxlint-disable-next-line no-await-in-loop -- As above.
        if (before) await putCopy(db, before);
      }
      for (const { articleId, before } of receipt.curated) {
        // oxlint-disable-next-line no-await-in-loop -- As above.
        await removeCopy(db, curatedLayerId(articleId));
        // oxlint-disable-next-line no-await-in-loop -- As above.
        if (before) await putCopy(db, before);
      }
      await Promise.all([
        db.reviews.bulkDelete(receipt.reviews.map(([article, by, seq]) => [article, by, seq])),
        db.frozen.bulkDelete(receipt.frozen.map(([layer, rev]) => [layer, rev])),
        db.comments.bulkDelete([...receipt.comments]),
        ...[...receipt.articles, ...receipt.restored].map((id) =>
          db.articles.update(id, { deletedAt: at }),
        ),
      ]);
      await takeBackEntities(db, receipt.entities);
      await db.projects.put(await projectWithout(db, ground.project, receipt.project));
    });
    return ok(undefined);
  } catch (error) {
    return err(error instanceof MovedOn ? { kind: 'moved-on' } : failureOf(db, error));
  }
}

async function checkUntouched(db: Database, receipt: PacketReceipt): Promise<void> {
  const rows = await db.layers.bulkGet(receipt.layers.map(({ layerId }) => layerId));
  if (rows.some((row, index) => row?.rev !== receipt.layers[index]?.rev)) throw new MovedOn();
  if ((await standingOf(db, receipt)) !== receipt.standing) throw new MovedOn();
}

/** Whoever is named by somebody else by now stays. */
async function takeBackEntities(db: Database, changes: readonly EntityChange[]): Promise<void> {
  for (const { before, after } of changes.toReversed()) {
    if (!after) continue;
    if (before) {
      // oxlint-disable-next-line no-await-in-loop -- In order: one may rest on another.
      const stored = await db.entities.get(after.id);
      const undone = applyEntityChange(stored, { before: after, after: before });
      // oxlint-disable-next-line no-await-in-loop -- As above.
      if (undone.ok && undone.value) await db.entities.put(undone.value);
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- As above.
    if (!(await isNamed(db, after.id))) await db.entities.delete(after.id);
  }
}

async function isNamed(db: Database, id: EntityId): Promise<boolean> {
  const counts = await Promise.all([
    db.uses.where('entityIds').equals(id).count(),
    db.frozen.where('layer.entityIds').equals(id).count(),
    ...(['speaksFor', 'partOf', 'mergedInto'] as const).map((field) =>
      db.entities.where(field).equals(id).count(),
    ),
  ]);
  return counts.some((count) => count > 0);
}
