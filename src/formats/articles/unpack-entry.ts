import { err, ok, type Result } from '#domain/result.ts';
import type { ArticleDecodeError } from './decoded-article.ts';
import { crc32 } from './crc-32.ts';
import type { Nesting } from './source-format.ts';
import {
  MAX_ENTRY_BYTES,
  MAX_RATIO,
  MAX_UNPACKED_BYTES,
  RATIO_FREE_BYTES,
} from './unpack-limits.ts';
import type { ZipEntry } from './zip-directory.ts';

/** Shared by all that is unpacked together; `total`: what `spend` allows in all, in bytes. */
type Budget = Pick<Nesting, 'spend'> & { readonly total: number };

type Unpacked = Promise<Result<Blob, ArticleDecodeError>>;

/** The bytes of one entry. What the archive says of its sizes is never relied on, only checked. */
export async function unpackEntry(archive: Blob, entry: ZipEntry, budget: Budget): Unpacked {
  if (entry.isEncrypted) return err({ kind: 'encrypted' });
  const header = new DataView(await archive.slice(entry.offset, entry.offset + 30).arrayBuffer());
  if (header.byteLength < 30 || header.getUint32(0, true) !== 0x04034b50) {
    return err({ kind: 'damaged', detail: 'no header of the entry' });
  }
  const start = entry.offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
  const packed = archive.slice(start, start + entry.packed);
  if (packed.size < entry.packed) return err({ kind: 'damaged', detail: 'entry cut off' });
  switch (entry.method) {
    case 0:
      return unpackStored(packed, entry, budget);
    case 8:
      return inflate(packed, entry, budget);
    default:
      return err({ kind: 'unreadable', detail: `compression method ${entry.method}` });
  }
}

async function unpackStored(packed: Blob, entry: ZipEntry, { spend, total }: Budget): Unpacked {
  if (packed.size > limitOf(entry)) {
    return err({ kind: 'unpacks-too-large', limit: limitOf(entry) });
  }
  if (!spend(packed.size)) return err({ kind: 'unpacks-too-large', limit: total });
  let checksum = 0;
  for (let at = 0; at < packed.size; at += STORED_STEP) {
    // oxlint-disable-next-line no-await-in-loop -- One step after another keeps memory at one.
    const step = await packed.slice(at, at + STORED_STEP).arrayBuffer();
    checksum = crc32(new Uint8Array(step), checksum);
  }
  return faultOf(entry, packed.size, checksum) ?? ok(packed);
}

/** Bytes changed on the way would come out as other words. */
function faultOf(
  { unpacked, checksum }: ZipEntry,
  size: number,
  found: number,
): Result<never, ArticleDecodeError> | undefined {
  if (size !== unpacked) return err({ kind: 'damaged', detail: 'entry of another size' });
  return found === checksum ? undefined : err({ kind: 'damaged', detail: 'wrong checksum' });
}

const STORED_STEP = 4 * 1024 * 1024;

/** So much is handed to the inflater at once: it may give 1032 times as much back in one go. */
const STEP_BYTES = 16 * 1024;

async function inflate(packed: Blob, entry: ZipEntry, { spend, total }: Budget): Unpacked {
  const { Inflate } = await import('fflate');
  const limit = limitOf(entry);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const used: { size: number; checksum: number; over?: number } = { size: 0, checksum: 0 };
  const inflater = new Inflate((chunk) => {
    used.size += chunk.length;
    if (used.size > limit || isBomb(used.size, packed.size)) used.over ??= limit;
    else if (!spend(chunk.length)) used.over ??= total;
    if (used.over !== undefined) return;
    used.checksum = crc32(chunk, used.checksum);
    chunks.push(chunk.slice());
  });
  try {
    for (let at = 0; at < packed.size && used.over === undefined; at += STEP_BYTES) {
      // oxlint-disable-next-line no-await-in-loop -- One step after another is the point.
      const step = await packed.slice(at, at + STEP_BYTES).arrayBuffer();
      inflater.push(new Uint8Array(step), at + STEP_BYTES >= packed.size);
    }
  } catch (error) {
    return err({ kind: 'damaged', detail: error instanceof Error ? error.message : 'unknown' });
  }
  if (used.over !== undefined) return err({ kind: 'unpacks-too-large', limit: used.over });
  return faultOf(entry, used.size, used.checksum) ?? ok(new Blob(chunks));
}

function isBomb(size: number, packed: number): boolean {
  return size > RATIO_FREE_BYTES && size > packed * MAX_RATIO;
}

function limitOf(entry: ZipEntry): number {
  return CORPUS.test(entry.name) ? MAX_UNPACKED_BYTES : MAX_ENTRY_BYTES;
}

const CORPUS = /\.(?:jsonl|ndjson|json|csv|tsv|mbox|zip)$/i;
