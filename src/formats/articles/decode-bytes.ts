import { err, ok, type Result } from '#domain/result.ts';
import { decodeAs, knownEncoding } from './decode-as.ts';
import { MAX_ARTICLE_BYTES, type ArticleDecodeError, type DecodeNote } from './decoded-article.ts';
import { findEncoding } from './guess-encoding.ts';

export type DecodedBytes = {
  readonly text: string;
  /** A WHATWG label. */
  readonly encoding: string;
  /** The encoding was guessed, and the user should look. */
  readonly note?: DecodeNote;
};

/**
 * Bytes → text. `encoding` is the user's choice, a WHATWG label. Without it a byte order mark decides,
 * then a declaration in markup, then whether the bytes are UTF-8, and at last a guess, with a note.
 */
export async function decodeBytes(
  bytes: Uint8Array,
  encoding?: string,
): Promise<Result<DecodedBytes, ArticleDecodeError>> {
  if (bytes.length === 0) return err({ kind: 'empty' });
  if (bytes.length > MAX_ARTICLE_BYTES) {
    return err({ kind: 'too-large', bytes: bytes.length, limit: MAX_ARTICLE_BYTES });
  }
  const chosen = encoding === undefined ? undefined : knownEncoding(encoding);
  const guess = chosen === undefined ? await findEncoding(bytes) : undefined;
  const label = chosen ?? guess?.encoding ?? 'utf-8';
  const binary = /^utf-(?:16|32)/.test(label) ? knownBinary(bytes) : binaryError(bytes);
  if (binary) return err(binary);
  const text = decodeAs(bytes, label);
  if (text.trim() === '') return err({ kind: 'empty' });
  const isGuess = guess?.basis === 'guess';
  return ok({
    text,
    encoding: label,
    ...(isGuess && { note: { kind: 'encoding', encoding: label } }),
  });
}

function binaryError(bytes: Uint8Array): ArticleDecodeError | undefined {
  if (looksBinary(bytes)) {
    const looksLike = magicOf(bytes);
    return looksLike === undefined ? { kind: 'binary' } : { kind: 'binary', looksLike };
  }
  return knownBinary(bytes);
}

/** "RIFF" or "SQLite" can begin a sentence; the marks of a PDF and of RTF cannot. */
function knownBinary(bytes: Uint8Array): ArticleDecodeError | undefined {
  const looksLike = magicOf(bytes);
  return looksLike === 'PDF' || looksLike === 'RTF' ? { kind: 'binary', looksLike } : undefined;
}

function magicOf(bytes: Uint8Array): string | undefined {
  return MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
}

/** First bytes of files that people rename or pick by mistake. */
const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['ZIP or Office document', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['old Office document', [0xd0, 0xcf, 0x11, 0xe0]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['PNG image', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG image', [0xff, 0xd8, 0xff]],
  ['GIF image', [0x47, 0x49, 0x46, 0x38]],
  ['WebP image, WAV or AVI', [0x52, 0x49, 0x46, 0x46]],
  ['GZIP', [0x1f, 0x8b]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['MP3 audio', [0x49, 0x44, 0x33]],
  ['Ogg media', [0x4f, 0x67, 0x67, 0x53]],
  ['SQLite database', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
];

/** Bytes looked at for a sign of something that is not text: the whole of any article. */
const SAMPLE = 1024 * 1024;

/** NULs in a row fill up records; one alone is a slip of a program, and browsers read over it. */
const NUL_RUN = 8;

/** Text has next to no control bytes: three in a hundred are many, since packed data have ten. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  let zeros = 0;
  for (let at = 0; at < sample.length; at += 1) {
    const byte = sample[at] ?? 0;
    if (byte >= 0x20) continue;
    zeros = byte === 0 && sample[at - 1] === 0 ? zeros + 1 : 1;
    if (byte === 0 && zeros >= NUL_RUN) return true;
    // Tab, line feed, vertical tab, form feed, carriage return and escape do occur in text.
    if ((byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls += 1;
  }
  return controls * 100 > sample.length * 3;
}
