import { crc32 } from '#formats/articles/crc-32.ts';
import type { GrowingFile } from './export-sink.ts';

export type ZipWriter = {
  readonly add: (name: string, bytes: Uint8Array<ArrayBuffer>) => void;
  /** Piece by piece: it is never in memory whole. */
  readonly addBlob: (name: string, blob: Blob) => Promise<void>;
  readonly finish: () => Promise<Blob>;
};

/** 1 January 1980, noon, the archive's earliest day whatever the clock says: MS-DOS date and time. */
const TIME = 12 << 11;
const DATE = (1 << 5) | 1;

const DEFLATED = 8;
/** Extra field of what does not fit 32 bits. */
const ZIP64 = 1;
/** Names are UTF-8. */
const UTF8 = 1 << 11;
/** Checksum and sizes stand behind the content. */
const SIZES_BEHIND = 1 << 3;
const MAX_16 = 0xffff;
const MAX_32 = 0xffffffff;
/** Bytes of a file that are packed in one go. */
const PACKED_AT_ONCE = 1 << 18;
/** Bytes; from here on a file may be larger than 32 bits count once it is packed: what cannot be packed grows a little. */
const MAY_BE_LARGE = MAX_32 - (1 << 24);

/**
 * A ZIP archive (APPNOTE.TXT 4.3, ZIP64 where it is needed) of as many files as there are. The same files give the same
 * bytes. fflate's own keeps an object and closures for each entry and cannot count above 65,535: tens of
 * thousands of articles are bytes here. Throws what the file throws. `largeFrom`: what is not written in 32 bits, for
 * tests.
 */
export async function openZipWriter(
  into: GrowingFile,
  { largeFrom = MAX_32 } = {},
): Promise<ZipWriter> {
  const { Deflate, deflateSync } = await import('fflate');
  let directory = new Uint8Array(1 << 16);
  let listed = 0;
  let entries = 0;
  let at = 0;
  const append = (bytes: Uint8Array<ArrayBuffer>): void => {
    into.append(bytes);
    at += bytes.byteLength;
  };
  const note = (entry: Entry): void => {
    const bytes = directoryEntry(entry, largeFrom);
    if (listed + bytes.byteLength > directory.byteLength)
      directory = joined(directory, new Uint8Array(directory.byteLength + bytes.byteLength));
    directory.set(bytes, listed);
    listed += bytes.byteLength;
    entries += 1;
  };
  return {
    add: (name, bytes) => {
      const packed = deflateSync(bytes);
      const entry = {
        name,
        flags: UTF8,
        crc: crc32(bytes),
        packed: packed.byteLength,
        size: bytes.byteLength,
        at,
      };
      append(localHeader(entry, Math.max(entry.packed, entry.size) >= largeFrom));
      append(new Uint8Array(packed));
      note(entry);
    },
    addBlob: async (name, blob) => {
      const flags = UTF8 | SIZES_BEHIND;
      const begun = { name, flags, crc: 0, packed: 0, size: 0, at };
      const isLarge = blob.size >= Math.min(largeFrom, MAY_BE_LARGE);
      append(localHeader(begun, isLarge));
      const start = at;
      const deflate = new Deflate({ level: 6 }, (packed) => {
        append(new Uint8Array(packed));
      });
      let crc = 0;
      // Pieces of one size: a stream's come as large as they happen to be read, and what deflate makes depends on it.
      for (let from = 0; from < blob.size; from += PACKED_AT_ONCE) {
        // oxlint-disable-next-line no-await-in-loop -- One piece after the other.
        const piece = new Uint8Array(await blob.slice(from, from + PACKED_AT_ONCE).arrayBuffer());
        crc = crc32(piece, crc);
        deflate.push(piece);
      }
      deflate.push(new Uint8Array(), true);
      const entry = { ...begun, crc, packed: at - start, size: blob.size };
      // As long as the header in front has said.
      const bytes = isLarge ? 8 : 4;
      append(record([4, 0x08074b50], [4, crc], [bytes, entry.packed], [bytes, entry.size]));
      note(entry);
    },
    finish: () => {
      const from = at;
      append(directory.subarray(0, listed));
      append(endOf(entries, from, at - from));
      return into.finish();
    },
  };
}

type Entry = {
  readonly name: string;
  readonly flags: number;
  readonly crc: number;
  /** Bytes in the archive. */
  readonly packed: number;
  readonly size: number;
  /** Of its header in the archive. */
  readonly at: number;
};

/** `isLarge`: sizes take 64 bits each, here (4.5.3) or behind the content (4.3.9.2). */
function localHeader(
  { name, flags, crc, packed, size }: Entry,
  isLarge: boolean,
): Uint8Array<ArrayBuffer> {
  const named = new TextEncoder().encode(name);
  const extra = isLarge ? record([2, ZIP64], [2, 16], [8, size], [8, packed]) : record();
  const fields = record(
    [4, 0x04034b50],
    [2, isLarge ? 45 : 20],
    [2, flags],
    [2, DEFLATED],
    [2, TIME],
    [2, DATE],
    [4, crc],
    [4, isLarge ? MAX_32 : packed],
    [4, isLarge ? MAX_32 : size],
    [2, named.byteLength],
    [2, extra.byteLength],
  );
  return joined(fields, named, extra);
}

/** Of 64 bits is what does not fit 32, in this order: size, packed size, place. */
function directoryEntry(
  { name, flags, crc, packed, size, at }: Entry,
  largeFrom: number,
): Uint8Array<ArrayBuffer> {
  const named = new TextEncoder().encode(name);
  const large = [size, packed, at].filter((value) => value >= largeFrom);
  const short = (value: number): number => (value >= largeFrom ? MAX_32 : value);
  const longs = large.map((value) => [8, value] as const);
  const extra = large.length > 0 ? record([2, ZIP64], [2, 8 * large.length], ...longs) : record();
  const version = large.length > 0 ? 45 : 20;
  const fields = record(
    [4, 0x02014b50],
    [2, version],
    [2, version],
    [2, flags],
    [2, DEFLATED],
    [2, TIME],
    [2, DATE],
    [4, crc],
    [4, short(packed)],
    [4, short(size)],
    [2, named.byteLength],
    [2, extra.byteLength],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, 0],
    [4, short(at)],
  );
  return joined(fields, named, extra);
}

function endOf(entries: number, at: number, size: number): Uint8Array<ArrayBuffer> {
  const end = record(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(entries, MAX_16)],
    [2, Math.min(entries, MAX_16)],
    [4, Math.min(size, MAX_32)],
    [4, Math.min(at, MAX_32)],
    [2, 0],
  );
  if (entries < MAX_16 && size < MAX_32 && at < MAX_32) return end;
  const large = record(
    [4, 0x06064b50],
    [8, 44],
    [2, 45],
    [2, 45],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, size],
    [8, at],
  );
  const locator = record([4, 0x07064b50], [4, 0], [8, at + size], [4, 1]);
  return joined(large, locator, end);
}

/** Numbers of that many bytes each, little-endian. */
function record(...fields: readonly (readonly [2 | 4 | 8, number])[]): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [bytes]) => sum + bytes, 0)));
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  return new Uint8Array(view.buffer);
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}
