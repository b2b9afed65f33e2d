/**
 * A 64-bit hash of a text as 16 hex digits: FNV-1a over its UTF-16 code units from two starting values,
 * each mixed at the end (MurmurHash3's finalizer). Tells versions apart; not proof against somebody who
 * wants two texts to have the same one.
 */
export function hashText(text: string): string {
  return hexOf(drawOf(text)) + hexOf(drawOf(text, 0x9e_37_79_b1));
}

/**
 * 32 bits of a text, as a number of 0 or more that looks drawn: FNV-1a over its UTF-16 code units, with
 * MurmurHash3's finalizer. The same on every machine.
 */
export function drawOf(text: string, start = 0x81_1c_9d_c5): number {
  let hash = start;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01_00_01_93);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hexOf(number: number): string {
  return number.toString(16).padStart(8, '0');
}
