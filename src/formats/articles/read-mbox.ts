import { placeWithin } from './source-file.ts';
import type { NestedReader } from './source-format.ts';

/** A mailbox: message after message, each after a line "From sender date". */
export const readMbox: NestedReader = async function* readMbox(file, options, nesting) {
  let number = 0;
  for await (const blob of messages(file.blob)) {
    number += 1;
    const inner = { name: `message ${number}.eml`, blob };
    for await (const item of nesting.readInner(inner, options)) {
      yield { ...item, place: placeWithin(file.name, item.place) };
    }
  }
};

const CHUNK_BYTES = 1024 * 1024;

/** Slices of the mailbox: nothing is in memory but what is read. */
async function* messages(blob: Blob): AsyncGenerator<Blob> {
  let start: number | undefined;
  for await (const at of separators(blob)) {
    if (start !== undefined) yield messageAt(blob, start, at);
    start = at;
  }
  if (start !== undefined) yield messageAt(blob, start, blob.size);
}

async function messageAt(blob: Blob, start: number, end: number): Promise<Blob> {
  const line = new Uint8Array(await blob.slice(start, Math.min(end, start + 1000)).arrayBuffer());
  return blob.slice(start + line.indexOf(LF) + 1, end);
}

const LF = 0x0a;
const CR = 0x0d;
/** "From " */
const FROM = [0x46, 0x72, 0x6f, 0x6d, 0x20];

/** Where the lines "From …" begin: at the start, and after each blank line. */
async function* separators(blob: Blob): AsyncGenerator<number> {
  const overlap = FROM.length + 3;
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    // A line may begin in one chunk and its "From" stand in the next.
    const from = Math.max(0, at - overlap);
    // oxlint-disable-next-line no-await-in-loop -- One chunk at a time is the point.
    const bytes = new Uint8Array(await blob.slice(from, at + CHUNK_BYTES).arrayBuffer());
    if (at === 0 && startsAt(bytes, 0)) yield 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1)) {
      const isBlank = bytes[end - 1] === LF || (bytes[end - 1] === CR && bytes[end - 2] === LF);
      const isNew = end + 1 + FROM.length > at - from;
      if (isBlank && isNew && startsAt(bytes, end + 1)) yield from + end + 1;
    }
  }
}

function startsAt(bytes: Uint8Array, at: number): boolean {
  return FROM.every((byte, index) => bytes[at + index] === byte);
}
