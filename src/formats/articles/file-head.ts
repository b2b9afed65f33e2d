import type { SourceFile } from './source-file.ts';
import type { FileHead } from './source-format.ts';
import { readZipDirectory } from './zip-directory.ts';

const HEAD_BYTES = 64 * 1024;

/** Looks at a file without reading it whole. */
export async function readFileHead(file: SourceFile): Promise<FileHead> {
  const bytes = new Uint8Array(await file.blob.slice(0, HEAD_BYTES).arrayBuffer());
  return {
    name: file.name,
    extension: extensionOf(file.name),
    bytes,
    text: looseText(bytes).trimStart(),
    entries: startsWith(bytes, ZIP_MAGIC) ? await entryNames(file.blob) : [],
    beside: (file.beside ?? []).map((other) => other.name),
  };
}

/** Without its dot, lower case; empty for a name that has none. */
export function extensionOf(name: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

const ZIP_MAGIC = [0x50, 0x4b, 0x03, 0x04];

async function entryNames(blob: Blob): Promise<readonly string[]> {
  const directory = await readZipDirectory(blob);
  return directory.ok ? directory.value.map((entry) => entry.name) : [];
}

function looseText(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
