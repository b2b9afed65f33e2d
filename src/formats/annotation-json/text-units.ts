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
 * Deliberately knows nothing of the converter that wrote the offsets, nor of its checkpoints: it notes, character by
 * character, where in the text and in its bytes each begins, as a decoder in another language would come by it.
 */
export function textUnits(text: string): TextUnits {
  return textUnitsReader()(text);
}

/** As `textUnits`, for many texts one after the other: what it gives of one is good until the next. */
export function textUnitsReader(): (text: string) => TextUnits {
  let room: Wide = { units: new Int32Array(), bytes: new Int32Array(), count: 0 };
  return (text) => {
    if (room.units.length < text.length) {
      room = { units: new Int32Array(text.length), bytes: new Int32Array(text.length), count: 0 };
    }
    const wide = { ...room, count: noteWide(text, room) };
    return unitsOf(text, wide);
  };
}

/**
 * Characters of more than one byte: the code units and the bytes at which they begin, in their order. Between them a
 * code unit is a byte, so that they say where each byte stands: most characters of most texts need not be noted.
 */
type Wide = {
  readonly units: Int32Array;
  readonly bytes: Int32Array;
  readonly count: number;
};

function unitsOf(text: string, wide: Wide): TextUnits {
  const byCharacters = hasPairs(text) ? placesOfCharacters(text) : undefined;
  return {
    text,
    sliceUtf16: (start, end) =>
      isRange(start, end, text.length) ? text.slice(start, end) : undefined,
    sliceCodePoints: (start, end) => {
      if (byCharacters) return sliceByCharacters(byCharacters, text, start, end);
      return isRange(start, end, text.length) ? text.slice(start, end) : undefined;
    },
    sliceUtf8: (start, end) => {
      if (!isRange(start, end, Number.MAX_SAFE_INTEGER)) return undefined;
      const from = unitAtByte(text, wide, start);
      const to = unitAtByte(text, wide, end);
      return from === undefined || to === undefined ? undefined : text.slice(from, to);
    },
  };
}

/**
 * Not looked up in encoded bytes: browsers copy a text before they encode it, which takes longer than all this. The
 * tests do.
 */
function noteWide(text: string, { units, bytes }: Wide): number {
  let count = 0;
  /** Bytes so far that are not the first of their code unit; less than none in the second half of a pair. */
  let more = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    if (text.charCodeAt(unit) < 0x80) continue;
    units[count] = unit;
    bytes[count] = unit + more;
    count += 1;
    const size = sizeAt(text, unit);
    more += size.bytes - size.units;
    unit += size.units - 1;
  }
  return count;
}

/** Undefined inside of a character, and beyond the end. */
function unitAtByte(text: string, wide: Wide, byte: number): number | undefined {
  const before = lastUpTo(wide, byte);
  const unit = wide.units[before];
  const first = wide.bytes[before];
  if (unit === undefined || first === undefined) return byte <= text.length ? byte : undefined;
  if (byte === first) return unit;
  const size = sizeAt(text, unit);
  const place = unit + size.units + (byte - first - size.bytes);
  return byte < first + size.bytes || place > text.length ? undefined : place;
}

/** Which of them is the last that begins at this byte or before it: -1 where none does. */
function lastUpTo({ bytes, count }: Wide, byte: number): number {
  let low = -1;
  let high = count;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((bytes[middle] ?? 0) <= byte) low = middle;
    else high = middle;
  }
  return low;
}

/** Of a character of more than one byte. Half of a pair alone is written as U+FFFD, in three bytes as all of its size. */
function sizeAt(text: string, unit: number): { readonly bytes: number; readonly units: number } {
  if (text.charCodeAt(unit) < 0x800) return TWO;
  return splitsPair(text, unit + 1) ? FOUR : THREE;
}

const TWO = { bytes: 2, units: 1 };
const THREE = { bytes: 3, units: 1 };
const FOUR = { bytes: 4, units: 2 };

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

function sliceByCharacters(
  places: Int32Array,
  text: string,
  start: number,
  end: number,
): string | undefined {
  return isRange(start, end, places.length - 1)
    ? text.slice(places[start], places[end])
    : undefined;
}

function isRange(start: number, end: number, length: number): boolean {
  const areWhole = Number.isInteger(start) && Number.isInteger(end);
  return areWhole && start >= 0 && start < end && end <= length;
}
