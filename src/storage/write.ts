import type { Table } from 'dexie';
import { type Result, err, ok } from '#domain/result.ts';
import { type Database, SCHEMA } from './database.ts';
import { type StorageFailure, SchemaChanged, saveFailureOf } from './save-failure.ts';

/**
 * One act, one transaction: all of it is on the disk when this resolves to `ok`, none of it otherwise.
 * The schema is compared inside the transaction, side by side with the work and not before it: one
 * round trip less, and a mismatch takes the work back.
 */
export async function write<T>(
  db: Database,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<Result<T, StorageFailure>> {
  try {
    const value = await writeOrThrow(db, tables, work);
    return ok(value);
  } catch (error) {
    return err(failureOf(db, error));
  }
}

/** As `write`, for work that throws errors of its own to have its transaction rolled back. */
export async function writeOrThrow<T>(
  db: Database,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  let native: IDBTransaction | undefined;
  try {
    return await db.transaction('rw', [db.meta, ...tables], async (transaction) => {
      native = transaction.idbtrans;
      const [, value] = await Promise.all([checkSchema(db), work()]);
      return value;
    });
  } catch (error) {
    // When the browser aborts, requests under way fail with a bare AbortError before the
    // transaction tells why: a full disk would go unnamed.
    const reason = native?.error;
    const isNamed = reason && saveFailureOf(reason) !== 'unknown';
    throw isNamed ? reason : error;
  }
}

export function failureOf(db: Database, cause: unknown): StorageFailure {
  const reason = saveFailureOf(cause);
  const isReplaced = reason === 'database-closed' && db.lifecycle.replaced;
  return { kind: 'failed', reason: isReplaced ? 'newer-version-open' : reason, cause };
}

async function checkSchema(db: Database): Promise<void> {
  const row = await db.meta.get('schema');
  const found = row?.key === 'schema' ? row.value : undefined;
  if (found !== SCHEMA) throw new SchemaChanged(found);
}
