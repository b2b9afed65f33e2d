import { declaredEncoding } from './declared-encoding.ts';
import { unicodeEncoding } from './unicode-encoding.ts';

export type EncodingGuess = {
  /** A WHATWG label. */
  readonly encoding: string;
  /** 0…1 */
  readonly confidence: number;
  /** What it rests on: a mark or the bytes' own form, what the file says of itself, or a guess. */
  readonly basis: 'bytes' | 'declared' | 'guess';
  /** Others that the bytes can be read as, the likeliest first, with the words that differ. */
  readonly candidates: readonly EncodingCandidate[];
};

export type EncodingCandidate = { readonly encoding: string; readonly sample: string };

/** In which encoding bytes are text. Bytes that are no text get an answer too: ask first. */
export async function guessEncoding(bytes: Uint8Array): Promise<EncodingGuess> {
  const unicode = unicodeEncoding(bytes);
  if (unicode !== undefined)
    return { encoding: unicode, confidence: 1, basis: 'bytes', candidates: [] };
  const declared = declaredEncoding(bytes);
  if (declared !== undefined)
    return { encoding: declared, confidence: 0.9, basis: 'declared', candidates: [] };
  return { encoding: 'windows-1252', confidence: 0.5, basis: 'guess', candidates: [] };
}
