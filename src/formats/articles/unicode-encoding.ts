/**
 * The Unicode encoding that the bytes themselves show: by a mark, by where the zeros stand, by being
 * valid UTF-8. UTF-8 with some broken bytes stays UTF-8: read as anything else every other sign in it
 * would be wrong. Undefined: an older encoding.
 */
export function unicodeEncoding(
  bytes: Uint8Array,
): 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | undefined {
  return markOf(bytes) ?? zerosOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : undefined);
}

function markOf(bytes: Uint8Array) {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32le' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32be';
  return a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : undefined;
}

const SAMPLE_BYTES = 4096;

/** Spaces, line ends and digits of text in UTF-16 or 32 have zeros, always on the same side. */
function zerosOf(bytes: Uint8Array) {
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const zeros = [0, 0, 0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 4] = (zeros[index % 4] ?? 0) + 1;
  }
  const [first = 0, second = 0, third = 0, fourth = 0] = zeros;
  const units = Math.floor(sample.length / 4);
  if (units > 0 && bytes.length % 4 === 0) {
    if (third >= units / 2 && fourth >= units * 0.99 && first === 0) return 'utf-32le';
    if (second >= units / 2 && first >= units * 0.99 && fourth === 0) return 'utf-32be';
  }
  const even = first + third;
  const odd = second + fourth;
  // Without an ASCII sign in forty it is no text, or none that this can tell.
  if (bytes.length % 2 !== 0 || even + odd < sample.length / 80) return undefined;
  if ((even + odd) * 8 < sample.length && isPlainUtf8(sample)) return undefined;
  if (even === 0 && readsAs('utf-16le', sample)) return 'utf-16le';
  return odd === 0 && readsAs('utf-16be', sample) ? 'utf-16be' : undefined;
}

/**
 * Whether it reads as UTF-8 without more line ends and tabs than text has: then a zero is a slip. Half
 * the bytes of Russian or Hindi in UTF-16 are control characters, and Chinese is no UTF-8.
 */
function isPlainUtf8(sample: Uint8Array): boolean {
  const low = sample.filter((byte) => byte > 0 && byte < 0x20).length;
  try {
    // The last sign may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return low * 8 < sample.length;
  } catch {
    return false;
  }
}

/** No lone surrogates, and next to no control characters. */
function readsAs(encoding: 'utf-16le' | 'utf-16be', sample: Uint8Array): boolean {
  const text = new TextDecoder(encoding).decode(sample.subarray(0, sample.length & ~1));
  // oxlint-disable-next-line no-control-regex -- Control characters are what it is about.
  const odd = text.match(/[\0-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]/g)?.length ?? 0;
  return odd * 50 <= text.length;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return isDamagedUtf8(bytes);
  }
}

/** `ESC $ B` or `ESC $ @`: what follows is JIS X 0208 in seven bits, which is valid UTF-8 and reads as nonsense. */
export function hasJapaneseEscapes(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(0x1b); at >= 0; at = bytes.indexOf(0x1b, at + 1)) {
    if (bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x42 || bytes[at + 2] === 0x40)) return true;
  }
  return false;
}

/** More of the signs beyond ASCII can be read as UTF-8 than cannot: other encodings have next to none by chance. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let readable = 0;
  let broken = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes)) {
    if (character === '\ufffd') broken += 1;
    else if (character > '\u007f') readable += 1;
  }
  return readable > broken;
}
