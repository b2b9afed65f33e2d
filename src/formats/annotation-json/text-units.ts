// Made once: there are as many texts as articles in an archive.
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A text as readers of the three offset units see it. Undefined where the offsets are no place between two characters. */
export type TextUnits = {
  readonly text: string;
  readonly sliceUtf16: (start: number, end: number) => string | undefined;
  readonly sliceCodePoints: (start: number, end: number) => string | undefined;
  readonly sliceUtf8: (start: number, end: number) => string | undefined;
};

/**
 * Deliberately knows nothing of the converter that wrote the offsets: it slices real UTF-8 bytes and
 * a real list of characters, as a program in another language would.
 */
export function textUnits(text: string): TextUnits {
  const bytes = ENCODER.encode(text);
  // Without any character of two code units both count the same, and no list is needed.
  const characters = /[\ud800-\udfff]/.test(text) ? Array.from(text) : undefined;
  return {
    text,
    sliceUtf16: (start, end) =>
      isRange(start, end, text.length) ? text.slice(start, end) : undefined,
    sliceCodePoints: (start, end) => {
      if (!isRange(start, end, (characters ?? text).length)) return undefined;
      return characters ? characters.slice(start, end).join('') : text.slice(start, end);
    },
    sliceUtf8: (start, end) =>
      isRange(start, end, bytes.length) ? decodeUtf8(bytes.subarray(start, end)) : undefined,
  };
}

function isRange(start: number, end: number, length: number): boolean {
  return start >= 0 && start < end && end <= length;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes);
  } catch {
    // Cut through a character.
    return undefined;
  }
}
