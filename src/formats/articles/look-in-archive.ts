import { isAside } from './aside-files.ts';
import { readFileHead } from './file-head.ts';
import { groupNames } from './group-files.ts';
import { type TableLook, lookAtTable } from './look-at-table.ts';
import { placeWithin, type ReadOptions, type SourceFile } from './source-file.ts';
import { findFormat } from './source-formats.ts';
import { unpackEntry } from './unpack-entry.ts';
import { MAX_ENTRY_BYTES } from './unpack-limits.ts';
import { readZipDirectory } from './zip-directory.ts';

/** A table in an archive. `name`: what `ReadOptions.inner` calls it; its rows' places begin with `place`. */
export type InnerTable = {
  readonly name: string;
  readonly place: string;
  readonly look: TableLook;
};

/** Nobody answers questions about more of them. */
const MOST_TABLES = 10;

const TABLE = /\.(?:csv|tsv|tab|jsonl|ndjson|json)$/i;

/**
 * The beginnings of the tables that lie in an archive, as `lookAtTable` sees each. Only they are unpacked,
 * and none that is larger than a file may be that is held whole. A damaged archive gives none: its reader
 * says why.
 */
export async function lookAtTablesIn(
  archive: SourceFile,
  inner: ReadOptions['inner'] = {},
): Promise<readonly InnerTable[]> {
  const directory = await readZipDirectory(archive.blob);
  if (!directory.ok) return [];
  const entries = new Map(directory.value.map((entry) => [entry.name, entry]));
  const names = groupNames([...entries.keys()]).flatMap(({ name, beside }) =>
    beside.length === 0 && TABLE.test(name) && !isAside(name) ? [name] : [],
  );
  let left = MAX_ENTRY_BYTES;
  const spend = (bytes: number): boolean => {
    left -= bytes;
    return left >= 0;
  };
  const tables: InnerTable[] = [];
  for (const name of names.slice(0, MOST_TABLES)) {
    const entry = entries.get(name);
    if (!entry || entry.unpacked > left) continue;
    // oxlint-disable-next-line no-await-in-loop -- One at a time keeps memory at one file.
    const unpacked = await unpackEntry(archive.blob, entry, { spend, total: MAX_ENTRY_BYTES });
    if (!unpacked.ok) continue;
    const file = { name, blob: unpacked.value };
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const look = await lookIfTable(file, inner[name]);
    if (look) tables.push({ name, place: placeWithin(archive.name, name), look });
  }
  return tables;
}

async function lookIfTable(
  file: SourceFile,
  options: NonNullable<ReadOptions['inner']>[string] | undefined,
): Promise<TableLook | undefined> {
  if (findFormat(await readFileHead(file)).kind !== 'table') return undefined;
  const look = await lookAtTable(file, options);
  return look.ok ? look.value : undefined;
}
