import { decodeAs } from './decode-as.ts';

/** A blob's text in pieces of some 64 KB, never all of it. Line ends stay as they are. */
export async function* blobText(blob: Blob, encoding: string): AsyncGenerator<string> {
  if (encoding.startsWith('utf-32')) {
    yield decodeAs(new Uint8Array(await blob.arrayBuffer()), encoding);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of blobChunks(blob)) {
    const text =
      // Of this one some runtimes are wrong, and each of its bytes is a character: no state to keep.
      encoding === 'windows-1252'
        ? decodeAs(chunk, encoding)
        : decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  const rest = encoding === 'windows-1252' ? '' : decoder.decode();
  if (rest !== '') yield rest;
}

const CHUNK_BYTES = 256 * 1024;

/** Slices, not `stream()`: what comes next is read when it is asked for, in every runtime. */
async function* blobChunks(blob: Blob): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- One chunk at a time is the point.
    yield new Uint8Array(await blob.slice(at, at + CHUNK_BYTES).arrayBuffer());
  }
}
