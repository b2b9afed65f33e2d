import { decodeBytes } from '#formats/articles/decode-bytes.ts';
import { guessEncoding } from '#formats/articles/guess-encoding.ts';
import { encodeAs } from '#formats/articles/encode-as.ts';

type Case = { readonly encoding: string; readonly language: string; readonly text: string };

declare global {
  // oxlint-disable-next-line no-var -- How a global is declared.
  var tryCharset: (one: Case) => Promise<{
    readonly isRight: boolean;
    readonly guessed: string;
    readonly confidence: number;
    readonly wanted: string;
    readonly got: string;
  }>;
}

globalThis.tryCharset = async ({ encoding, text }) => {
  const { bytes, text: wanted } = encodeAs(text, encoding);
  const guess = await guessEncoding(bytes);
  const decoded = await decodeBytes(bytes);
  const got = decoded.ok ? decoded.value.text : decoded.error.kind;
  const { encoding: guessed, confidence } = guess;
  return { isRight: got === wanted, guessed, confidence, wanted, got };
};
