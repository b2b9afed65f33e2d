import { err, ok, type Result } from '#domain/result.ts';
import type { ArticleDecodeError } from './decoded-article.ts';

export type UnzipError = Extract<
  ArticleDecodeError,
  { readonly kind: 'damaged' | 'encrypted' | 'unpacks-too-large' }
>;

/** One file of an archive. Sizes are what the archive says; they are not believed while unpacking. */
export type ZipEntry = {
  /** Path with `/`, without anything that leads out of the archive. */
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly checksum: number;
  readonly headerOffset: number;
};

export type ZipArchive = {
  /** Files only, in the archive's order. */
  readonly entries: readonly ZipEntry[];
  /** Unpacks one file and checks it. What is unpacked counts towards the archive's limit. */
  readonly read: (entry: ZipEntry) => Promise<Result<Uint8Array<ArrayBuffer>, UnzipError>>;
};

export type UnzipLimits = {
  /** Bytes unpacked in all. */
  readonly maxBytes?: number;
  readonly maxEntries?: number;
};

/** 512 MB: more than any collection of articles that a browser can hold. */
const MAX_BYTES = 512 * 1024 * 1024;
const MAX_ENTRIES = 200_000;
/** Text shrinks to a tenth, rarely to a hundredth; a bomb to a thousandth. */
const MAX_RATIO = 250;
/** Below this a high ratio harms nobody. */
const RATIO_COUNTS_FROM = 8 * 1024 * 1024;

/** Reads an archive's table of contents; the files themselves are unpacked one by one, on demand. */
export async function openZip(
  blob: Blob,
  { maxBytes = MAX_BYTES, maxEntries = MAX_ENTRIES }: UnzipLimits = {},
): Promise<Result<ZipArchive, UnzipError>> {
  const directory = await readDirectory(blob);
  if (!directory) return damaged('no table of contents');
  if (directory.count > maxEntries) return err({ kind: 'unpacks-too-large', limit: maxEntries });
  const entries = listEntries(directory);
  if (!entries) return damaged('broken table of contents');
  let left = maxBytes;
  async function read(entry: ZipEntry): Promise<Result<Uint8Array<ArrayBuffer>, UnzipError>> {
    if (entry.isEncrypted) return err({ kind: 'encrypted' });
    if (entry.size > left || isBomb(entry.size, entry.packedSize)) {
      return err({ kind: 'unpacks-too-large', limit: maxBytes });
    }
    const unpacked = await unpack(blob, entry);
    if (unpacked.ok) left -= unpacked.value.length;
    return unpacked;
  }
  return ok({ entries, read });
}

/** Unpacks the wanted files of an archive that is in memory. Of two files of one name the last counts. */
export async function unzipGuarded(
  bytes: Uint8Array<ArrayBuffer>,
  isWanted: (name: string) => boolean,
  limits?: UnzipLimits,
): Promise<Result<ReadonlyMap<string, Uint8Array<ArrayBuffer>>, UnzipError>> {
  const archive = await openZip(new Blob([bytes]), limits);
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

function damaged(detail: string): Result<never, UnzipError> {
  return err({ kind: 'damaged', detail });
}

function isBomb(size: number, packedSize: number): boolean {
  return size > RATIO_COUNTS_FROM && size > packedSize * MAX_RATIO;
}

type Directory = { readonly view: DataView<ArrayBuffer>; readonly count: number };

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_LENGTH = 20;
const END_64 = 0x06064b50;
const END_64_LENGTH = 56;
const CENTRAL_HEADER = 0x02014b50;
const CENTRAL_LENGTH = 46;
const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
/** Above this a table of contents is an attack: some 600,000 files. */
const MAX_DIRECTORY = 64 * 1024 * 1024;

async function readDirectory(blob: Blob): Promise<Directory | undefined> {
  const from = Math.max(0, blob.size - END_LENGTH - LONGEST_COMMENT);
  const tail = await slice(blob, from, blob.size);
  for (let at = tail.byteLength - END_LENGTH; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) !== END_OF_DIRECTORY) continue;
    const place = (await placeOf64(blob, tail, at)) ?? {
      count: tail.getUint16(at + 10, true),
      size: tail.getUint32(at + 12, true),
      offset: tail.getUint32(at + 16, true),
    };
    if (place.size > MAX_DIRECTORY || place.offset + place.size > blob.size) return undefined;
    return {
      view: await slice(blob, place.offset, place.offset + place.size),
      count: place.count,
    };
  }
  return undefined;
}

type Place = { readonly count: number; readonly size: number; readonly offset: number };

/** Archives beyond 4 GB or 65,535 files say so in a second record. */
async function placeOf64(blob: Blob, tail: DataView, end: number): Promise<Place | undefined> {
  const at = end - LOCATOR_64_LENGTH;
  if (at < 0 || tail.getUint32(at, true) !== LOCATOR_64) return undefined;
  const offset = Number(tail.getBigUint64(at + 8, true));
  const view = await slice(blob, offset, offset + END_64_LENGTH);
  if (view.byteLength < END_64_LENGTH || view.getUint32(0, true) !== END_64) return undefined;
  return {
    count: Number(view.getBigUint64(32, true)),
    size: Number(view.getBigUint64(40, true)),
    offset: Number(view.getBigUint64(48, true)),
  };
}

async function slice(blob: Blob, start: number, end: number): Promise<DataView<ArrayBuffer>> {
  return new DataView(await blob.slice(start, end).arrayBuffer());
}

function listEntries({ view, count }: Directory): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_LENGTH > view.byteLength) return undefined;
    if (view.getUint32(at, true) !== CENTRAL_HEADER) return undefined;
    const nameEnd = at + CENTRAL_LENGTH + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > view.byteLength) return undefined;
    const flags = view.getUint16(at + 8, true);
    const name = readName(view, at + CENTRAL_LENGTH, nameEnd);
    if (!name.endsWith('/')) {
      entries.push({
        name: safeName(name),
        ...readSizes(view, at, nameEnd, extraEnd),
        isEncrypted: (flags & 1) !== 0,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
      });
    }
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return entries;
}

function readName(view: DataView<ArrayBuffer>, start: number, end: number): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + start, end - start);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Nothing is written to a disk here; but a name is shown and compared, and must not pretend. */
function safeName(name: string): string {
  return (
    name
      // oxlint-disable-next-line no-control-regex -- Control characters are what it is about.
      .replace(/[\0-\x1f\x7f]/g, '\ufffd')
      .replaceAll('\\', '/')
      .split('/')
      .filter((part) => part !== '' && part !== '.' && part !== '..')
      .join('/')
  );
}

const IN_EXTRA = 0xffffffff;

function readSizes(
  view: DataView,
  at: number,
  extra: number,
  extraEnd: number,
): Pick<ZipEntry, 'size' | 'packedSize' | 'headerOffset'> {
  const wide = wideFields(view, extra, extraEnd);
  const [size = 0, packedSize = 0, headerOffset = 0] = [24, 20, 42].map((field) => {
    const value = view.getUint32(at + field, true);
    return value === IN_EXTRA ? (wide.shift() ?? value) : value;
  });
  return { size, packedSize, headerOffset };
}

function wideFields(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    const stop = Math.min(end, at + 4 + view.getUint16(at + 2, true));
    const fields: number[] = [];
    for (let field = at + 4; field + 8 <= stop; field += 8) {
      fields.push(Number(view.getBigUint64(field, true)));
    }
    return fields;
  }
  return [];
}

const STORED = 0;
const DEFLATED = 8;
/** Packed bytes inflated at a time: at most a thousand times as many come out before the next look. */
const CHUNK = 16 * 1024;

async function unpack(
  blob: Blob,
  entry: ZipEntry,
): Promise<Result<Uint8Array<ArrayBuffer>, UnzipError>> {
  const header = await slice(blob, entry.headerOffset, entry.headerOffset + LOCAL_LENGTH);
  if (header.byteLength < LOCAL_LENGTH || header.getUint32(0, true) !== LOCAL_HEADER) {
    return damaged(entry.name);
  }
  const start =
    entry.headerOffset + LOCAL_LENGTH + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = new Uint8Array((await slice(blob, start, start + entry.packedSize)).buffer);
  if (packed.length < entry.packedSize) return damaged(entry.name);
  const bytes = entry.method === STORED ? packed : await inflate(packed, entry);
  if (bytes?.length !== entry.size || checksum(bytes) !== entry.checksum) {
    return damaged(entry.name);
  }
  return ok(bytes);
}

/** Undefined when the data is broken or is more than the archive says: a lie about size is damage. */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  { method, size }: ZipEntry,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (method !== DEFLATED) return undefined;
  const { Inflate } = await import('fflate');
  const bytes = new Uint8Array(size);
  let filled = 0;
  const stream = new Inflate((piece) => {
    if (filled + piece.length <= size) bytes.set(piece, filled);
    filled += piece.length;
  });
  try {
    for (let at = 0; at < packed.length; at += CHUNK) {
      if (filled > size) return undefined;
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    }
  } catch {
    return undefined;
  }
  return filled === size ? bytes : undefined;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32 as in ISO 3309, which zip uses. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
