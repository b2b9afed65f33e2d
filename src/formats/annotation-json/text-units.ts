import { splitsPair } from '#domain/anchoring/trim-span.ts';
import { hasPairs } from '#domain/text/has-pairs.ts';

/** A text as readers of the three offset units see it. Undefined where the offsets are no place between two characters. */
export type TextUnits = {
  readonly text: string;
  readonly sliceUtf16: (start: number, end: number) => string | undefined;
  readonly sliceCodePoints: (start: number, end: number) => string | undefined;
  readonly sliceUtf8: (start: number, end: number) => string | undefined;
};

/**
 * Deliberately knows nothing of the converter that wrote the offsets, nor of its checkpoints: it notes, byte by byte and
 * character by character, where in the text each begins, as a decoder in another language would come by it.
 */
export function textUnits(text: string): TextUnits {
  return textUnitsReader()(text);
}

/** As `textUnits`, for many texts one after the other: what it gives of one is good until the next. */
export function textUnitsReader(): (text: string) => TextUnits {
  let room = new Int32Array();
  return (text) => {
    // No code unit takes more than three bytes; the last place is the end.
    if (room.length <= 3 * text.length) room = new Int32Array(3 * text.length + 1);
    return unitsOf(text, placesOfBytes(text, room));
  };
}

function unitsOf(text: string, byBytes: Int32Array): TextUnits {
  const byCharacters = hasPairs(text) ? placesOfCharacters(text) : undefined;
  return {
    text,
    sliceUtf16: (start, end) =>
      isRange(start, end, text.length) ? text.slice(start, end) : undefined,
    sliceCodePoints: (start, end) => {
      if (byCharacters) return sliceBy(byCharacters, text, start, end);
      return isRange(start, end, text.length) ? text.slice(start, end) : undefined;
    },
    sliceUtf8: (start, end) => sliceBy(byBytes, text, start, end),
  };
}

/** Stands for a byte at which no character begins. */
const INSIDE = -1;

/**
 * Byte of the text's UTF-8 → code unit at which its character begins, and behind the last the text's length. Not looked
 * up in encoded bytes: browsers copy a text before they encode it, which takes longer than all this. The tests do.
 */
function placesOfBytes(text: string, room: Int32Array): Int32Array {
  let byte = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    const code = text.charCodeAt(unit);
    room[byte] = unit;
    byte += 1;
    if (code < 0x80) continue;
    const isPair = splitsPair(text, unit + 1);
    if (isPair) unit += 1;
    // Half of a pair alone is written as U+FFFD, in three bytes as all of its size.
    const more = code < 0x800 ? 1 : 2;
    for (const end = byte + (isPair ? 3 : more); byte < end; byte += 1) room[byte] = INSIDE;
  }
  room[byte] = text.length;
  return room.subarray(0, byte + 1);
}

/** Character → code unit at which it begins, and behind the last the text's length. */
function placesOfCharacters(text: string): Int32Array {
  const places = new Int32Array(text.length + 1);
  let count = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    places[count] = unit;
    count += 1;
    if (splitsPair(text, unit + 1)) unit += 1;
  }
  places[count] = text.length;
  return places.subarray(0, count + 1);
}

function sliceBy(places: Int32Array, text: string, start: number, end: number): string | undefined {
  if (!isRange(start, end, places.length - 1)) return undefined;
  const from = places[start] ?? INSIDE;
  const to = places[end] ?? INSIDE;
  return from === INSIDE || to === INSIDE ? undefined : text.slice(from, to);
}

function isRange(start: number, end: number, length: number): boolean {
  const areWhole = Number.isInteger(start) && Number.isInteger(end);
  return areWhole && start >= 0 && start < end && end <= length;
}
