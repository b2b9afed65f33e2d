import { type Result, err, ok } from '#domain/result.ts';
import { type Canary, localStorageCanary } from './canary.ts';
import { type Database, NATIVE_VERSION_FACTOR, SCHEMA, defineDatabase } from './database.ts';

export type OpenFailure =
  /** Private mode, a broken profile, a full disk: the browser gives no database. */
  | { readonly kind: 'storage-unavailable'; readonly cause: unknown }
  /** There was work, and the database is empty. Nothing may be written before the user has decided. */
  | { readonly kind: 'data-missing' }
  /** The data belongs to a newer version of the app. */
  | { readonly kind: 'newer-version' };

type Options = {
  readonly name?: string;
  readonly canary?: Canary;
  /** The connection was closed because another tab upgrades the database. */
  readonly onReplaced?: () => void;
  /** Another tab holds an older version open and has not let go yet; opening goes on when it does. */
  readonly onBlocked?: () => void;
};

const DEFAULT_NAME = 'ascribe';

export async function openDatabase(options: Options = {}): Promise<Result<Database, OpenFailure>> {
  const name = options.name ?? DEFAULT_NAME;
  const db = defineDatabase(name, options.canary ?? localStorageCanary);
  listen(db, options);
  try {
    if (await isNewer(name)) return err({ kind: 'newer-version' });
    await db.open();
    const failure = await inspect(db);
    if (!failure) return ok(db);
    db.close();
    return err(failure);
  } catch (cause) {
    db.close();
    return err({ kind: 'storage-unavailable', cause });
  }
}

/** For the recovery screen: the next `openDatabase` takes the empty database for a first visit. */
export function acceptMissingData(canary: Canary = localStorageCanary): void {
  canary.clear();
}

function listen(db: Database, options: Options): void {
  db.on('versionchange', (event) => {
    db.lifecycle.replaced = (event.newVersion ?? 0) > 0;
    // Without opening itself again at the next call, as Dexie's own handler would.
    db.close({ disableAutoOpen: true });
    if (db.lifecycle.replaced) options.onReplaced?.();
    return false;
  });
  db.on('blocked', () => {
    options.onBlocked?.();
    return false;
  });
}

/** Looked at before Dexie does: it would open a newer database, and add to it what it finds missing. */
async function isNewer(name: string): Promise<boolean> {
  // Firefox has it since 126 only. Where it is missing, the schema number in `meta` still tells.
  if (typeof indexedDB.databases !== 'function') return false;
  const found = (await indexedDB.databases()).find((database) => database.name === name);
  return Math.floor((found?.version ?? 0) / NATIVE_VERSION_FACTOR) > SCHEMA;
}

async function inspect(db: Database): Promise<OpenFailure | undefined> {
  const [schema, current, articles] = await db.transaction('r', [db.meta, db.articles], () =>
    Promise.all([db.meta.get('schema'), db.meta.get('current'), db.articles.count()]),
  );
  if (schema?.key === 'schema' && schema.value > SCHEMA) return { kind: 'newer-version' };
  if (!current && db.canary.isSet()) return { kind: 'data-missing' };
  if (!schema) await db.meta.add({ key: 'schema', value: SCHEMA });
  // Heals a canary that a crash right after the first import kept from being set.
  if (articles > 0) db.canary.set();
  return undefined;
}
