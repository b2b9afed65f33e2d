import { hasPairs } from '#domain/text/has-pairs.ts';

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
  return textUnitsReader()(text);
}

/** As `textUnits`, for many texts one after the other: what it gives of one is good until the next. */
export function textUnitsReader(): (text: string) => TextUnits {
  let room = new Uint8Array();
  return (text) => {
    // No code unit takes more than three bytes.
    if (room.byteLength < 3 * text.length) room = new Uint8Array(3 * text.length);
    const { written } = ENCODER.encodeInto(text, room);
    return unitsOf(text, room.subarray(0, written));
  };
}

function unitsOf(text: string, bytes: Uint8Array): TextUnits {
  const characters = hasPairs(text) ? Array.from(text) : undefined;
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
  const areWhole = Number.isInteger(start) && Number.isInteger(end);
  return areWhole && start >= 0 && start < end && end <= length;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return DECODER.decode(bytes);
  } catch {
    // Cut through a character.
    return undefined;
  }
}
