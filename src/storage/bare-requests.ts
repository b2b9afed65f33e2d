import type { Table } from 'dexie';
import type { Database } from './database.ts';

type StoreName = {
  [Name in keyof Database]: Database[Name] extends Table ? Name : never;
}[keyof Database];

type RowOf<Name extends StoreName> = Database[Name] extends Table<infer Row> ? Row : never;

/** One transaction that reads. It ends by itself when nothing is asked for any more. */
export type BareReading<Name extends StoreName> = {
  readonly store: (name: Name) => IDBObjectStore;
  /** All rows of a store whose keys are ids or hashes, in their order. */
  readonly all: <Of extends Name>(name: Of) => Promise<readonly RowOf<Of>[]>;
};

/** On the bare IndexedDB: hundreds of requests at once, which cost more through Dexie than they take themselves. */
export async function readBare<Name extends StoreName, Read>(
  db: Database,
  stores: readonly Name[],
  read: (reading: BareReading<Name>) => Read,
): Promise<Awaited<Read>> {
  // Opens a connection the browser has dropped; one that was closed for an upgrade stays closed, and throws.
  if (!db.isOpen()) await db.meta.count();
  const transaction = db.backendDB().transaction(stores, 'readonly');
  const store = (name: Name): IDBObjectStore => transaction.objectStore(name);
  const all = async <Of extends Name>(name: Of): Promise<readonly RowOf<Of>[]> => {
    const parts = await answersOf<readonly RowOf<Of>[]>(
      partsOfStore().map((keys) => store(name).getAll(keys)),
    );
    return parts.flat();
  };
  return await read({ store, all });
}

/** Where the parts of a store begin. */
const EDGES = Array.from({ length: 64 }, (_, part) => (part * 4).toString(16).padStart(2, '0'));

/**
 * A store in as many answers: ten thousand rows in a single one take four times as long, since nothing is unpacked before
 * all of it is there. Ids and hashes begin with any two hexadecimal digits, each as often; a key that does not is in
 * one of the parts all the same.
 */
function partsOfStore(): readonly IDBKeyRange[] {
  return EDGES.map((from, part) => {
    const to = EDGES[part + 1];
    if (to === undefined) return IDBKeyRange.lowerBound(from);
    return part === 0 ? IDBKeyRange.upperBound(to, true) : IDBKeyRange.bound(from, to, false, true);
  });
}

/** Requests of one transaction are answered in their order: one listener hears of all of them. */
export function answersOf<T>(requests: readonly IDBRequest[]): Promise<readonly T[]> {
  const last = requests.at(-1);
  if (!last) return Promise.resolve([]);
  return new Promise((resolve, reject) => {
    last.addEventListener('success', () => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- As the stores' tables say.
      resolve(requests.map(({ result }) => result as T));
    });
    // An error of an earlier one ends the transaction, and with it the last.
    last.addEventListener('error', () => {
      reject(last.error ?? new Error('the transaction was aborted'));
    });
  });
}
