/** Round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2). */
const K = Uint32Array.from(firstPrimes(64), (prime) => fractionOf(Math.cbrt(prime)));

/** Of their square roots, those of the first 8 (5.3.3). */
const START = Uint32Array.from(firstPrimes(8), (prime) => fractionOf(Math.sqrt(prime)));

const BLOCK = 64;

/**
 * SHA-256 of a file as 64 lower-case hex digits (FIPS 180-4), piece by piece: the browser's own wants all bytes in memory
 * at once.
 */
export async function sha256OfBlob(blob: Blob): Promise<string> {
  const hash = START.slice();
  const words = new Uint32Array(64);
  const waiting = new Uint8Array(BLOCK);
  let held = 0;
  const take = (bytes: Uint8Array): void => {
    let at = 0;
    while (at < bytes.byteLength) {
      const piece = bytes.subarray(at, at + BLOCK - held);
      waiting.set(piece, held);
      held += piece.byteLength;
      at += piece.byteLength;
      if (held < BLOCK) return;
      addBlock(hash, words, waiting);
      held = 0;
    }
  };
  const reader = blob.stream().getReader();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- One piece after the other.
    const { done, value } = await reader.read();
    if (done) break;
    take(value);
  }
  const end = new Uint8Array(BLOCK - ((blob.size + 8) % BLOCK) + 8);
  end[0] = 0x80;
  new DataView(end.buffer).setBigUint64(end.byteLength - 8, BigInt(blob.size) * 8n);
  take(end);
  return [...hash].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** 6.2.2. */
function addBlock(hash: Uint32Array, words: Uint32Array, block: Uint8Array): void {
  const view = new DataView(block.buffer);
  for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(at * 4);
  for (let at = 16; at < 64; at += 1) {
    const [early = 0, late = 0] = [words[at - 15], words[at - 2]];
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    words[at] = (words[at - 16] ?? 0) + small + (words[at - 7] ?? 0) + large;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at += 1) {
    const sum = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = h + sum + choice + (K[at] ?? 0) + (words[at] ?? 0);
    const major = (a & b) ^ (a & c) ^ (b & c);
    const second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + major;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) hash[at] = (hash[at] ?? 0) + word;
}

function turned(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function fractionOf(root: number): number {
  return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let number = 2; primes.length < count; number += 1)
    if (primes.every((prime) => number % prime !== 0)) primes.push(number);
  return primes;
}
