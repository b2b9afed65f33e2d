import { err, ok, type Result } from '#domain/result.ts';
import { MAX_ARTICLE_BYTES, type ArticleDecodeError } from './decoded-article.ts';

export type DecodedBytes = {
  readonly text: string;
  /** `utf-8`, `utf-16le`, `utf-16be` or `windows-1252`. */
  readonly encoding: string;
};

/**
 * Bytes → text. A byte order mark decides; without one the bytes are UTF-8, or windows-1252 when
 * they cannot be that (old exports). UTF-8 with some broken bytes stays UTF-8, a mark in place of
 * each: read as windows-1252 every other sign in it would be wrong. Never guesses between other encodings: a wrong guess would
 * put wrong words under an annotation.
 */
export function decodeBytes(bytes: Uint8Array): Result<DecodedBytes, ArticleDecodeError> {
  if (bytes.length === 0) return err({ kind: 'empty' });
  if (bytes.length > MAX_ARTICLE_BYTES) {
    return err({ kind: 'too-large', bytes: bytes.length, limit: MAX_ARTICLE_BYTES });
  }
  const encoding = encodingOf(bytes);
  const format = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))?.[0];
  const isBinary = !encoding.startsWith('utf-16') && looksBinary(bytes);
  // "RIFF" or "SQLite" can begin a sentence; the marks of a PDF and of RTF cannot.
  if (format === 'PDF' || format === 'RTF' || (format !== undefined && isBinary)) {
    return err({ kind: 'binary', looksLike: format });
  }
  if (isBinary) return err({ kind: 'binary' });
  const decoded = new TextDecoder(encoding).decode(bytes);
  const text = encoding === 'windows-1252' ? decoded.replace(C1, fromWindows1252) : decoded;
  return text.trim() === '' ? err({ kind: 'empty' }) : ok({ text, encoding });
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

/** Text of any 8-bit encoding has no NUL and next to no other control bytes. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) return true;
    // Tab, line feed, vertical tab, form feed, carriage return and escape do occur in text.
    if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) controls += 1;
  }
  return controls * 100 > sample.length * 2;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return isDamagedUtf8(bytes);
  }
}

/** More of the signs beyond ASCII can be read as UTF-8 than cannot: windows-1252 has next to none by chance. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let readable = 0;
  let broken = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') readable += 1;
  }
  return readable > broken;
}

/** Some runtimes read windows-1252 as Latin 1: the quotation marks come out as control characters. */
const C1 = /[\u0080-\u009f]/g;

/** The characters of 0x80…0x9F; a space stands for the five bytes without one. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

function fromWindows1252(character: string): string {
  return WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80).replace(' ', character);
}
