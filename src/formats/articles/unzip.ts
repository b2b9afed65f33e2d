import { ok, type Result } from '#domain/result.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { unpackEntry } from './unpack-entry.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

export type ZipArchive = {
  /** Files only, in the archive's order. */
  readonly entries: readonly ZipEntry[];
  /** Unpacks one file and checks it. What is unpacked counts towards the archive's limit. */
  readonly read: (entry: ZipEntry) => Promise<Result<Uint8Array<ArrayBuffer>, ArticleDecodeError>>;
};

/** 512 MB: more than any document that a browser can hold. */
const MAX_BYTES = 512 * 1024 * 1024;

/** Reads the table of contents of a document that is an archive; its files are unpacked one by one, on demand. */
export async function openZip(
  blob: Blob,
  maxBytes = MAX_BYTES,
): Promise<Result<ZipArchive, ArticleDecodeError>> {
  const directory = await readZipDirectory(blob);
  if (!directory.ok) return directory;
  let left = maxBytes;
  const budget = {
    total: maxBytes,
    spend: (bytes: number): boolean => {
      left -= bytes;
      return left >= 0;
    },
  };
  return ok({
    entries: directory.value,
    read: async (entry) => {
      const unpacked = await unpackEntry(blob, entry, budget);
      return unpacked.ok ? ok(new Uint8Array(await unpacked.value.arrayBuffer())) : unpacked;
    },
  });
}

/** Unpacks the wanted files of an archive that is in memory. Of two files of one name the last counts. */
export async function unzipGuarded(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (name: string) => boolean,
  maxBytes?: number,
): Promise<Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>, ArticleDecodeError>> {
  const archive = await openZip(new Blob([bytes]), maxBytes);
  if (!archive.ok) return archive;
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const entry of archive.value.entries) {
    if (!isWanted(entry.name)) continue;
    const file = await archive.value.read(entry);
    if (!file.ok) return file;
    files.set(entry.name, file.value);
  }
  return ok(files);
}
