import { err, ok, type Result } from '#domain/result.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { MAX_UNPACKED_BYTES } from './unpack-limits.ts';

export type ZipEntry = {
  /** `/` between folders, without anything that leads out of the archive. */
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0: stored, 8: deflated. */
  readonly method: number;
  /** Bytes in the archive. */
  readonly packed: number;
  /** Bytes it says it unpacks to. Not to be relied on. */
  readonly unpacked: number;
  /** CRC-32 of the unpacked bytes. */
  readonly checksum: number;
  /** Where its local header stands in the archive. */
  readonly offset: number;
};

/** More is no archive of articles. */
const MAX_ZIP_ENTRIES = 100_000;

/** Above this a list is an attack: some 600,000 files, in bytes. */
const MAX_DIRECTORY = 64 * 1024 * 1024;

/** A comment of 64 KB may follow the record that ends an archive. */
const TAIL_BYTES = 22 + 65_535 + 20;

/**
 * The list of entries at the end of a ZIP archive (APPNOTE.TXT 4.3.12–4.3.16, ZIP64 too), folders
 * left out. Nothing is unpacked. Without an end it is `damaged`: the file was cut.
 */
export async function readZipDirectory(
  blob: Blob,
): Promise<Result<readonly ZipEntry[], ArticleDecodeError>> {
  const tailStart = Math.max(0, blob.size - TAIL_BYTES);
  const tail = await viewOf(blob.slice(tailStart));
  const end = findEnd(tail);
  if (end === undefined) return err({ kind: 'damaged', detail: 'no end of the archive' });
  const place = await placeOfDirectory(blob, tail, end);
  if (!place || place.size > MAX_DIRECTORY || place.offset + place.size > blob.size) {
    return err({ kind: 'damaged', detail: 'no list of entries' });
  }
  if (place.count > MAX_ZIP_ENTRIES) {
    return err({ kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES });
  }
  return readEntries(await viewOf(blob.slice(place.offset, place.offset + place.size)));
}

/**
 * Entries of an archive that has lost its list, by their own headers one after another, up to the first
 * that is cut off or does not say how long it is.
 */
export async function findZipEntries(blob: Blob): Promise<readonly ZipEntry[]> {
  const entries: ZipEntry[] = [];
  for (let at = 0; entries.length < MAX_ZIP_ENTRIES;) {
    // oxlint-disable-next-line no-await-in-loop -- Where the next one stands, this one says.
    const view = await viewOf(blob.slice(at, at + 30));
    if (view.byteLength < 30 || view.getUint32(0, true) !== 0x04034b50) return entries;
    const flags = view.getUint16(6, true);
    const nameLength = view.getUint16(26, true);
    const packed = view.getUint32(18, true);
    const next = at + 30 + nameLength + view.getUint16(28, true) + packed;
    const isLengthUnknown = (flags & 8) !== 0 || packed === NO_32;
    if (isLengthUnknown || next > blob.size) return entries;
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const bytes = new Uint8Array(await blob.slice(at + 30, at + 30 + nameLength).arrayBuffer());
    const name = decodeName(bytes, (flags & 0x800) !== 0);
    if (isNoFile(name)) {
      at = next;
      continue;
    }
    entries.push({
      name: safeName(name),
      isEncrypted: (flags & 1) !== 0,
      method: view.getUint16(8, true),
      packed,
      unpacked: view.getUint32(22, true),
      checksum: view.getUint32(14, true),
      offset: at,
    });
    at = next;
  }
  return entries;
}

type DirectoryPlace = { readonly offset: number; readonly size: number; readonly count: number };

async function viewOf(blob: Blob): Promise<DataView> {
  return new DataView(await blob.arrayBuffer());
}

function findEnd(tail: DataView): number | undefined {
  for (let at = tail.byteLength - 22; at >= 0; at -= 1) {
    if (tail.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

async function placeOfDirectory(
  blob: Blob,
  tail: DataView,
  end: number,
): Promise<DirectoryPlace | undefined> {
  const place = {
    count: tail.getUint16(end + 10, true),
    size: tail.getUint32(end + 12, true),
    offset: tail.getUint32(end + 16, true),
  };
  const isZip64 = place.count === 0xffff || place.size === NO_32 || place.offset === NO_32;
  const locator = end - 20;
  if (!isZip64 || locator < 0 || tail.getUint32(locator, true) !== 0x07064b50) return place;
  const at = Number(tail.getBigUint64(locator + 8, true));
  const record = await viewOf(blob.slice(at, at + 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) return undefined;
  return {
    count: Number(record.getBigUint64(32, true)),
    size: Number(record.getBigUint64(40, true)),
    offset: Number(record.getBigUint64(48, true)),
  };
}

/** Stands where the true value is 64 bits long and further on. */
const NO_32 = 0xffffffff;

function readEntries(view: DataView): Result<readonly ZipEntry[], ArticleDecodeError> {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    const lengths = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + 46 + lengths.reduce((sum, length) => sum + length, 0);
    if (next > view.byteLength) return err({ kind: 'damaged', detail: 'list of entries cut off' });
    const entry = readEntry(view, at, lengths[0] ?? 0, lengths[1] ?? 0);
    if (entry) entries.push(entry);
    if (entries.length > MAX_ZIP_ENTRIES) {
      return err({ kind: 'unpacks-too-large', limit: MAX_UNPACKED_BYTES });
    }
    at = next;
  }
  return ok(entries);
}

/** A folder, or zeros where the headers of files should be. */
function isNoFile(name: string): boolean {
  return /[\\/]$/.test(name) || safeName(name) === '';
}

/** Undefined for what is no file. */
function readEntry(
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
): ZipEntry | undefined {
  const flags = view.getUint16(at + 8, true);
  const nameBytes = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
  const name = decodeName(nameBytes, (flags & 0x800) !== 0);
  if (isNoFile(name)) return undefined;
  const sizes = {
    unpacked: view.getUint32(at + 24, true),
    packed: view.getUint32(at + 20, true),
    offset: view.getUint32(at + 42, true),
  };
  return {
    name: safeName(name),
    isEncrypted: (flags & 1) !== 0,
    method: view.getUint16(at + 10, true),
    checksum: view.getUint32(at + 16, true),
    ...withLongSizes(view, at + 46 + nameLength, extraLength, sizes),
  };
}

type Sizes = { readonly unpacked: number; readonly packed: number; readonly offset: number };

/** ZIP64: those of the three that do not fit 32 bits follow in this order. */
function withLongSizes(view: DataView, start: number, length: number, sizes: Sizes): Sizes {
  if (sizes.unpacked !== NO_32 && sizes.packed !== NO_32 && sizes.offset !== NO_32) return sizes;
  const end = start + length;
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const longer = (value: number): number => {
      if (value !== NO_32 || field + 8 > end) return value;
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    const unpacked = longer(sizes.unpacked);
    const packed = longer(sizes.packed);
    return { unpacked, packed, offset: longer(sizes.offset) };
  }
  return sizes;
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

/** Windows and old tools write names in the DOS code page; many write UTF-8 and do not say so. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: !isUtf8 }).decode(bytes);
  } catch {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : CP437.charAt(byte - 0x80),
    ).join('');
  }
}

/** 0x80…0xFF of code page 437, which no browser decodes. */
const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
