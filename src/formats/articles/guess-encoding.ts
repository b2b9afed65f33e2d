import { decodeAs } from './decode-as.ts';
import { declaredEncoding } from './declared-encoding.ts';
import { hasJapaneseEscapes, unicodeEncoding } from './unicode-encoding.ts';

export type FoundEncoding = {
  /** A WHATWG label, or `utf-32le`, `utf-32be`. */
  readonly encoding: string;
  /** 0…1 */
  readonly confidence: number;
  /** What it rests on: a mark or the bytes' own form, what the file says of itself, or a guess. */
  readonly basis: 'bytes' | 'declared' | 'guess';
};

export type EncodingGuess = FoundEncoding & {
  /**
   * What the bytes can be read as, this one first, the likelier before others; each reads differently.
   * `sample`: a piece of the text with characters that another encoding would change.
   */
  readonly candidates: readonly { readonly encoding: string; readonly sample: string }[];
};

/**
 * In which encoding bytes are text: by a mark or their form, by what markup declares, else by which
 * decoding is the most plausible text. Bytes that are no text get an answer too: ask first.
 */
export async function findEncoding(bytes: Uint8Array): Promise<FoundEncoding> {
  return plainEncoding(bytes) ?? likeliest(await rank(tellingBytes(bytes)));
}

/** The same, with what else the bytes could be: for a screen on which a person decides by reading. */
export async function guessEncoding(bytes: Uint8Array): Promise<EncodingGuess> {
  const plain = plainEncoding(bytes);
  const isEscaped = plain?.encoding === 'iso-2022-jp';
  const sample = isEscaped ? bytes.subarray(0, SAMPLE_BYTES) : tellingBytes(bytes);
  const ranked = sample.length === 0 || isEscaped ? [] : await rank(sample);
  const found = plain ?? likeliest(ranked);
  return { ...found, candidates: candidatesOf(found.encoding, sample, ranked) };
}

/** What needs no guess. */
function plainEncoding(bytes: Uint8Array): FoundEncoding | undefined {
  if (hasJapaneseEscapes(bytes)) return { encoding: 'iso-2022-jp', confidence: 1, basis: 'bytes' };
  const unicode = unicodeEncoding(bytes);
  if (unicode !== undefined) return { encoding: unicode, confidence: 1, basis: 'bytes' };
  const declared = declaredEncoding(bytes);
  // These bytes are not UTF-8, whatever they say.
  if (declared === undefined || declared === 'utf-8') return undefined;
  return { encoding: declared, confidence: 0.9, basis: 'declared' };
}

function likeliest(ranked: readonly Ranked[]): FoundEncoding {
  const [best, ...rest] = ranked;
  if (!best) return { encoding: 'windows-1252', confidence: 0, basis: 'guess' };
  const rival = rest.find((other) => other.text !== best.text);
  const lead = rival ? best.score - rival.score : 20;
  return { encoding: best.encoding, confidence: 1 / (1 + Math.exp(-lead / 3)), basis: 'guess' };
}

type Ranked = { readonly encoding: string; readonly text: string; readonly score: number };

/** Logarithms of how often each is met, before anything is read. Not in it: what has no decoder. */
const PRIORS: Readonly<Record<string, number>> = {
  'windows-1252': 0,
  'windows-1251': -1,
  'windows-1250': -0.5,
  'windows-1253': -3,
  'windows-1254': -1,
  'windows-1255': -3,
  'windows-1256': -3,
  'windows-1257': -1,
  'windows-1258': -3,
  'windows-874': -3,
  shift_jis: -1,
  'euc-jp': -1.5,
  gb18030: -1,
  big5: -1,
  'euc-kr': -1,
  'iso-8859-2': -1.5,
  'iso-8859-5': -2.5,
  'iso-8859-7': -3.5,
  'iso-8859-15': -1.5,
  'koi8-r': -1.5,
  'koi8-u': -2,
  ibm866: -2.5,
  macintosh: -2,
  'iso-8859-4': -5,
  'iso-8859-6': -4,
  'iso-8859-8': -4,
  'iso-8859-10': -6,
  'iso-8859-13': -5,
  'x-mac-cyrillic': -4,
};

/** How much the statistics of byte patterns are trusted beside the reading of the text. */
const PATTERN_WEIGHT = 3;

async function rank(sample: Uint8Array): Promise<readonly Ranked[]> {
  const { analyse } = await import('chardet');
  const { textPlausibility } = await import('./text-plausibility.ts');
  const patterns = new Map(
    analyse(sample).map((match) => [match.name.toLowerCase().replace('_', '-'), match.confidence]),
  );
  const ranked = Object.entries(PRIORS).map(([encoding, prior]) => {
    const text = decodeAs(sample, encoding);
    const pattern = patterns.get(encoding.replace('_', '-')) ?? 0;
    const score = textPlausibility(text) + prior + (pattern / 100) * PATTERN_WEIGHT;
    return { encoding, text, score };
  });
  return ranked.toSorted((a, b) => b.score - a.score);
}

const SAMPLE_BYTES = 8 * 1024;

/** The lines that have bytes beyond ASCII, until there are enough: the others say nothing. */
function tellingBytes(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  let start = 0;
  while (start < bytes.length && length < SAMPLE_BYTES) {
    const end = bytes.indexOf(0x0a, start);
    const line = bytes.subarray(start, end < 0 ? bytes.length : end + 1);
    const first = line.findIndex((byte) => byte > 0x7f);
    if (first >= 0) {
      const part = line.subarray(Math.max(0, first - 200)).subarray(0, SAMPLE_BYTES - length);
      parts.push(part);
      length += part.length;
    }
    if (end < 0) break;
    start = end + 1;
  }
  const sample = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    sample.set(part, at);
    at += part.length;
  }
  return sample;
}

const MAX_CANDIDATES = 8;

function candidatesOf(
  encoding: string,
  sample: Uint8Array,
  ranked: readonly Ranked[],
): EncodingGuess['candidates'] {
  const candidates = [{ encoding, text: decodeAs(sample, encoding) }];
  for (const other of ranked) {
    if (candidates.length >= MAX_CANDIDATES) break;
    if (candidates.every((candidate) => candidate.text !== other.text)) candidates.push(other);
  }
  return candidates.map((one) => ({ encoding: one.encoding, sample: excerpt(one.text) }));
}

const EXCERPT = 120;

function excerpt(text: string): string {
  // oxlint-disable-next-line no-control-regex -- What is not ASCII.
  const at = Math.max(0, text.search(/[^\0-\x7f]/) - EXCERPT / 3);
  return text
    .slice(at, at + EXCERPT)
    .replace(/\s+/g, ' ')
    .trim();
}
