import type { Entity } from '#domain/entities/entity.ts';
import { isSameEntity, patchEntity } from '#domain/entities/patch-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type Database, type LayerRow, SCHEMA, type UsesRow } from './database.ts';
import type { LogRow } from './log-entry.ts';
import { SchemaChanged } from './save-failure.ts';

export type AppendedRows = {
  readonly layer: LayerRow;
  readonly uses: UsesRow;
  readonly baseRev: number;
  readonly log: readonly LogRow[];
  readonly put: readonly EntityPut[];
  readonly remove: readonly EntityId[];
};

/** An entity as the caller has it, stored if it is not there; otherwise the stored one gets the changes. */
export type EntityPut = {
  readonly entity: Entity;
  readonly changes: readonly { readonly before: Entity; readonly after: Entity }[];
};

export type AppendedEntities = {
  /** Were to be removed, but are still named. */
  readonly kept: readonly EntityId[];
  /** As they are stored now, where that is not as the caller has them: others have changed other fields. */
  readonly merged: readonly Entity[];
};

/** The stored revision is not the one the edits build on. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  readonly rev: number;

  constructor(rev: number) {
    super(`the stored revision is ${String(rev)}`);
    this.rev = rev;
  }
}

/**
 * The transaction that every edit waits for, on the bare IndexedDB: through Dexie it took half as long
 * again (e2e/perf/save.mjs). All requests go out at once; schema and revision are answered before the
 * writes are, and a mismatch takes those back.
 *
 * Resolves once all of it is on the disk.
 */
export async function appendRows(db: Database, rows: AppendedRows): Promise<AppendedEntities> {
  // Opens a connection the browser has dropped; one that was closed for an upgrade stays closed, and throws.
  if (!db.isOpen()) await db.meta.count();
  const connection = db.backendDB();
  return new Promise((resolve, reject) => {
    const stores = ['meta', 'layers', 'uses', 'log', 'entities'];
    // A copy that a review compares still names who an undo takes away.
    if (rows.remove.length > 0) stores.push('frozen');
    const transaction = connection.transaction(stores, 'readwrite', { durability: 'strict' });
    const kept: EntityId[] = [];
    const merged: Entity[] = [];
    let failure: unknown;
    transaction.addEventListener('complete', () => resolve({ kept, merged }));
    transaction.addEventListener('abort', () => {
      reject(failure ?? transaction.error ?? new Error('the transaction was aborted'));
    });
    const fail = (error: unknown): void => {
      if (failure !== undefined) return;
      failure = error;
      transaction.abort();
    };
    try {
      checkBase(transaction, rows, fail);
      for (const row of rows.log) transaction.objectStore('log').add(row);
      transaction.objectStore('layers').put(rows.layer);
      putEntities(transaction, rows.put, merged);
      putUses(transaction, rows.uses);
      removeUnused(transaction, rows.remove, kept);
    } catch (error) {
      // A value that cannot be stored: without this, what was asked for before it would be committed.
      fail(error);
    }
  });
}

function checkBase(
  transaction: IDBTransaction,
  { layer, baseRev }: AppendedRows,
  fail: (error: unknown) => void,
): void {
  ask<{ value?: number } | undefined>(transaction.objectStore('meta').get('schema'), (row) => {
    if (row?.value !== SCHEMA) fail(new SchemaChanged(row?.value));
  });
  ask<LayerRow | undefined>(transaction.objectStore('layers').get(layer.id), (stored) => {
    if (!stored) fail(new Error(`layer ${layer.id} is not stored`));
    else if (stored.annotatorId !== layer.annotatorId) {
      fail(new Error(`layer ${layer.id} belongs to another annotator`));
    } else if (stored.rev !== baseRev) fail(new RevisionConflict(stored.rev));
  });
}

function putEntities(
  transaction: IDBTransaction,
  puts: readonly EntityPut[],
  merged: Entity[],
): void {
  const store = transaction.objectStore('entities');
  for (const { entity, changes } of puts) {
    ask<Entity | undefined>(store.get(entity.id), (stored) => {
      let next = stored ?? entity;
      if (stored) {
        for (const { before, after } of changes) next = patchEntity(next, before, after);
      }
      if (next !== stored) store.put(next);
      if (!isSameEntity(next, entity)) merged.push(next);
    });
  }
}

/** Most edits name the same people as before; then nothing is written. */
function putUses(transaction: IDBTransaction, uses: UsesRow): void {
  const store = transaction.objectStore('uses');
  ask<UsesRow | undefined>(store.get(uses.layerId), (row) => {
    const stored = new Set(row?.entityIds);
    const isSame =
      stored.size === uses.entityIds.length && uses.entityIds.every((id) => stored.has(id));
    if (!isSame) store.put(uses);
  });
}

/** Removes those that nothing names once the layer's new uses are written; fills `kept` with the others. */
function removeUnused(
  transaction: IDBTransaction,
  ids: readonly EntityId[],
  kept: EntityId[],
): void {
  if (ids.length === 0) return;
  const uses = transaction.objectStore('uses');
  const entities = transaction.objectStore('entities');
  const frozen = transaction.objectStore('frozen');
  // Asked for after `putUses` has put: its answer comes before this one's.
  ask(uses.count(), () => {
    for (const id of ids) {
      const indexes = [
        uses.index('entityIds'),
        frozen.index('layer.entityIds'),
        entities.index('speaksFor'),
        entities.index('partOf'),
        entities.index('mergedInto'),
      ];
      let asked = indexes.length;
      let count = 0;
      for (const index of indexes) {
        ask(index.count(id), (found) => {
          count += found;
          asked -= 1;
          if (asked > 0) return;
          if (count > 0) kept.push(id);
          else entities.delete(id);
        });
      }
    }
  });
}

function ask<T>(request: IDBRequest<T>, answer: (value: T) => void): void {
  request.addEventListener('success', () => {
    answer(request.result);
  });
}
