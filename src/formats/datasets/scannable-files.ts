import type { ScannedFile } from '#domain/export/scan-for-leaks.ts';
import { openZip } from '#formats/articles/unzip.ts';
import { isParquet, readParquetLines } from './parquet-lines.ts';
import { type ExportFile, isBytes, textOf } from './export-format.ts';

/** Files of an export as a leak scan reads them: what is packed is unpacked, each file in it by itself. */
export async function scannableFiles(
  files: readonly ExportFile[],
): Promise<readonly ScannedFile[]> {
  const found: ScannedFile[] = [];
  for (const { name, content } of files) {
    if (!isBytes(content)) {
      found.push({ name, text: textOf(content) });
      continue;
    }
    if (isParquet(content)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- One after another: all unpacked at once is too much memory.
      found.push({ name, text: await readParquetLines(content) });
      continue;
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const inner = await unpacked(name, content);
    found.push(...(inner ?? [{ name, text: textOf(content) }]));
  }
  return found;
}

async function unpacked(
  name: string,
  content: Uint8Array,
): Promise<readonly ScannedFile[] | undefined> {
  const archive = await openZip(new Blob([new Uint8Array(content)]));
  if (!archive.ok) return undefined;
  const found: ScannedFile[] = [];
  for (const entry of archive.value.entries) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- See above.
    const bytes = await archive.value.read(entry);
    // An archive of our own that cannot be read is a bug, and a scan that passes it over would be none.
    if (!bytes.ok) throw new Error(`${name}: ${entry.name} cannot be read back`);
    found.push({ name: `${name}/${entry.name}`, text: textOf(bytes.value) });
  }
  return found;
}
