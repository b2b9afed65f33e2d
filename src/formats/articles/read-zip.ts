import { withAnnotatedTexts } from './annotated-texts.ts';
import { isAside } from './aside-files.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { readFileHead } from './file-head.ts';
import { groupNames } from './group-files.ts';
import { isWebAnnotation } from './json-head.ts';
import { placeWithin, type ReadItem, type ReadOptions, type SourceFile } from './source-file.ts';
import type { NestedReader, Nesting } from './source-format.ts';
import { unpackEntry } from './unpack-entry.ts';
import { MAX_ARCHIVE_DEPTH, MAX_UNPACKED_BYTES } from './unpack-limits.ts';
import { findZipEntries, readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** Every file in an archive, one after another: only the one that is read is unpacked. */
export const readZip: NestedReader = async function* readZip(file, options, nesting) {
  if (nesting.depth > MAX_ARCHIVE_DEPTH) {
    const error = { kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES } as const;
    yield { kind: 'failed', place: file.name, error };
    return;
  }
  const directory = await readZipDirectory(file.blob);
  // Cut off, most likely: what is whole before the cut is not lost.
  const found = directory.ok ? directory.value : await findZipEntries(file.blob);
  yield* readEntries(file, byOwnName(found), options, nesting);
  if (!directory.ok) yield { kind: 'failed', place: file.name, error: directory.error };
  else if (found.length === 0) yield { kind: 'failed', place: file.name, error: { kind: 'empty' } };
};

async function* readEntries(
  file: SourceFile,
  entries: ReadonlyMap<string, ZipEntry>,
  options: ReadOptions,
  nesting: Nesting,
): AsyncGenerator<ReadItem> {
  const { inner: tables, ...shared } = options;
  const groups = await withAnnotatedTexts(groupNames([...entries.keys()]), async (name) => {
    const {
      files: [inner],
    } = await unpackGroup(file.blob, entries, [name], nesting.spend);
    return inner !== undefined && isWebAnnotation(await readFileHead(inner));
  });
  for (const { name, beside } of groups) {
    const place = placeWithin(file.name, name);
    if (isAside(name)) {
      yield { kind: 'passed-over', place };
      continue;
    }
    const unpacked = await unpackGroup(file.blob, entries, [name, ...beside], nesting.spend);
    for (const [failedName, error] of unpacked.failed) {
      yield { kind: 'failed', place: placeWithin(file.name, failedName), error };
    }
    const [inner, ...others] = unpacked.files;
    if (inner?.name !== name) continue;
    const source = others.length > 0 ? { ...inner, beside: others } : inner;
    for await (const item of nesting.readInner(source, { ...shared, ...tables?.[name] })) {
      yield { ...item, place: placeWithin(file.name, item.place) };
    }
  }
}

/** Two entries may have one name: none is lost. */
function byOwnName(entries: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const named = new Map<string, ZipEntry>();
  for (const [index, entry] of entries.entries()) {
    named.set(named.has(entry.name) ? `${index + 1}/${entry.name}` : entry.name, entry);
  }
  return named;
}

async function unpackGroup(
  archive: Blob,
  entries: ReadonlyMap<string, ZipEntry>,
  names: readonly string[],
  spend: Nesting['spend'],
): Promise<{
  readonly files: readonly SourceFile[];
  readonly failed: readonly (readonly [string, ArticleDecodeError])[];
}> {
  const files: SourceFile[] = [];
  const failed: (readonly [string, ArticleDecodeError])[] = [];
  for (const name of names) {
    const entry = entries.get(name);
    if (!entry) continue;
    // oxlint-disable-next-line no-await-in-loop -- One at a time keeps memory at one file.
    const unpacked = await unpackEntry(archive, entry, { spend, total: MAX_UNPACKED_BYTES });
    if (unpacked.ok) files.push({ name, blob: unpacked.value });
    else failed.push([name, unpacked.error]);
  }
  return { files, failed };
}
