/** What a writer put where an encoding lacks the sign. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ...['“', '”', '„', '«', '»'].map((mark) => [mark, '"'] as const),
  ...['—', '–'].map((dash) => [dash, '-'] as const),
  ['’', "'"],
  ['€', 'EUR'],
  ['\u00a0', ' '],
]);

type Table = ReadonlyMap<string, readonly number[]>;

/**
 * For tests: text as bytes in an old encoding, by turning the platform's own decoder round (it has an
 * encoder for UTF-8 only), and the text as the encoding can hold it. Throws on a letter that it lacks.
 */
export function encodeAs(
  text: string,
  encoding: string,
): { readonly bytes: Uint8Array; readonly text: string } {
  if (encoding === 'utf-8') return { bytes: new TextEncoder().encode(text), text };
  if (encoding.startsWith('utf-16')) {
    return { bytes: utf16(text, encoding === 'utf-16le'), text };
  }
  const isEscaped = encoding === 'iso-2022-jp';
  const table = tableOf(isEscaped ? 'euc-jp' : encoding);
  const written = Array.from(text).flatMap((character) => held(character, table, encoding));
  const bytes = written.flatMap((character) => table.get(character) ?? []);
  return {
    bytes: Uint8Array.from(isEscaped ? escaped(bytes) : bytes),
    text: written.join(''),
  };
}

/** A character as the encoding has it; in windows-1258 a tone is a mark of its own after its letter. */
function held(character: string, table: Table, encoding: string): readonly string[] {
  if (table.has(character)) return [character];
  const parts = Array.from(character.normalize('NFD'));
  const tones = parts.filter((part) => TONES.test(part));
  const letter = parts.filter((part) => !TONES.test(part)).join('');
  const instead = INSTEAD.get(character) ?? `${letter.normalize('NFC')}${tones.join('')}`;
  const all = Array.from(instead);
  if (all.every((part) => table.has(part))) return all;
  throw new Error(`${encoding} has no ${character}`);
}

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/;

function utf16(text: string, isLittle: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1) view.setUint16(at * 2, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

/** EUC-JP as ISO-2022-JP: the same codes in seven bits, between escapes. */
function escaped(bytes: readonly number[]): readonly number[] {
  const out: number[] = [];
  let isTwoByte = false;
  for (const byte of [...bytes, 0]) {
    if (byte > 0x7f !== isTwoByte) {
      isTwoByte = !isTwoByte;
      out.push(0x1b, ...(isTwoByte ? [0x24, 0x42] : [0x28, 0x42]));
    }
    out.push(byte & 0x7f);
  }
  return out.slice(0, -1);
}

const MULTI_BYTE = new Set(['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr']);

function tableOf(encoding: string): Table {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]): void => {
    try {
      const decoded = decoder.decode(Uint8Array.from(bytes));
      const character = fixed(decoded, encoding, bytes[0] ?? 0);
      if (Array.from(character).length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 256; byte += 1) add(byte);
  for (let lead = 0x81; MULTI_BYTE.has(encoding) && lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
  }
  return table;
}

/** 0x80…0x9F of windows-1252, which some runtimes get wrong. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fixed(decoded: string, encoding: string, byte: number): string {
  if (encoding !== 'windows-1252' || byte < 0x80 || byte > 0x9f) return decoded;
  return WINDOWS_1252.charAt(byte - 0x80);
}
