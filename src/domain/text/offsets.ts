/**
 * Offset units. Inside Ascribe an offset counts UTF-16 code units; files may count code points or
 * UTF-8 bytes, and only codecs convert. Two rules hold for every function here:
 *
 * - An offset inside a character (between the halves of a surrogate pair, or between the bytes of
 *   one character) counts as the offset of that character's start.
 * - A lone surrogate is one code point and three bytes, which is what `TextEncoder` writes for it (U+FFFD).
 *
 * An offset that is no integer or lies outside the text is a bug of the caller and throws a
 * `RangeError`: check foreign offsets against the lengths first.
 */
export type OffsetConverter = {
  /** Length of the whole text in code points. */
  readonly codePointLength: number;
  /** Length of the whole text in UTF-8 bytes. */
  readonly utf8Length: number;
  /** UTF-16 offset → code points before it. */
  readonly toCodePoints: (offset: number) => number;
  /** Code points → UTF-16 offset. */
  readonly toUtf16: (codePoints: number) => number;
  /** UTF-16 offset → UTF-8 bytes before it. */
  readonly toUtf8Bytes: (offset: number) => number;
  /** UTF-8 bytes → UTF-16 offset. */
  readonly fromUtf8Bytes: (bytes: number) => number;
};

/** Code units between two checkpoints: a conversion walks at most this many. */
const STEP = 64;

/**
 * Walks the text once and remembers the counts at every checkpoint, so that each conversion costs a
 * short walk from the nearest one, however long the text is.
 */
export function createOffsetConverter(text: string): OffsetConverter {
  const units = [0];
  const points = [0];
  const bytes = [0];
  let unit = 0;
  /** Second halves of pairs so far, and bytes beyond the first of each character. */
  let halves = 0;
  let more = 0;
  while (unit < text.length) {
    const stop = Math.min(units.length * STEP, text.length);
    while (unit < stop) {
      const code = text.charCodeAt(unit);
      unit += 1;
      // Most characters of most texts, without a further look: this runs for every one of them.
      if (code < 0x80) continue;
      const width = code < 0xd800 ? 1 : widthAt(text, unit - 1);
      more += bytesAt(text, unit - 1, width) - 1;
      halves += width - 1;
      unit += width - 1;
    }
    units.push(unit);
    points.push(unit - halves);
    bytes.push(unit - halves + more);
  }
  const point = unit - halves;
  const byte = point + more;
  const walk = walker(text, [units, points, bytes]);
  return {
    codePointLength: point,
    utf8Length: byte,
    toCodePoints: (offset) => {
      const inside = checked(offset, text.length);
      // Without any character of two code units both count the same.
      return point === text.length ? inside : walk(inside, 0, 1);
    },
    toUtf16: (codePoints) => {
      const inside = checked(codePoints, point);
      return point === text.length ? inside : walk(inside, 1, 0);
    },
    toUtf8Bytes: (offset) => walk(checked(offset, text.length), 0, 2),
    fromUtf8Bytes: (offset) => walk(checked(offset, byte), 2, 0),
  };
}

/** UTF-16 offset → number of code points before it. For many offsets take `createOffsetConverter`. */
export function toCodePoints(text: string, offset: number): number {
  return createOffsetConverter(text).toCodePoints(offset);
}

/** Number of code points → UTF-16 offset. */
export function toUtf16(text: string, codePoints: number): number {
  return createOffsetConverter(text).toUtf16(codePoints);
}

/** UTF-16 offset → number of UTF-8 bytes before it. */
export function toUtf8Bytes(text: string, offset: number): number {
  return createOffsetConverter(text).toUtf8Bytes(offset);
}

/** Number of UTF-8 bytes → UTF-16 offset. */
export function fromUtf8Bytes(text: string, bytes: number): number {
  return createOffsetConverter(text).fromUtf8Bytes(bytes);
}

/** 0 = UTF-16 code units, 1 = code points, 2 = UTF-8 bytes. */
type Unit = 0 | 1 | 2;

type Checkpoints = readonly [readonly number[], readonly number[], readonly number[]];

/** Finds the last character start that lies at or before `target` in unit `from`; answers in unit `to`. */
function walker(text: string, checkpoints: Checkpoints) {
  return function walk(target: number, from: Unit, to: Unit): number {
    const index =
      from === 0 ? unitCheckpoint(checkpoints[0], target) : lastAtMost(checkpoints[from], target);
    // Three numbers and no lists: this runs for every character between a checkpoint and an offset.
    let unit = checkpoints[0][index] ?? 0;
    let point = checkpoints[1][index] ?? 0;
    let byte = checkpoints[2][index] ?? 0;
    while (unit < text.length && pick(from, unit, point, byte) < target) {
      const width = widthAt(text, unit);
      const nextByte = byte + bytesAt(text, unit, width);
      if (pick(from, unit + width, point + 1, nextByte) > target) break;
      unit += width;
      point += 1;
      byte = nextByte;
    }
    return pick(to, unit, point, byte);
  };
}

/** Code units are evenly spread: each checkpoint is at a multiple of the step, or one behind it. */
function unitCheckpoint(units: readonly number[], target: number): number {
  const index = Math.floor(target / STEP);
  return (units[index] ?? Infinity) <= target ? index : index - 1;
}

function pick(unit: Unit, units: number, points: number, bytes: number): number {
  if (unit === 0) return units;
  return unit === 1 ? points : bytes;
}

function lastAtMost(sorted: readonly number[], target: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((sorted[middle] ?? 0) <= target) low = middle;
    else high = middle - 1;
  }
  return low;
}

function checked(offset: number, length: number): number {
  if (Number.isInteger(offset) && offset >= 0 && offset <= length) return offset;
  throw new RangeError(`offset ${offset} outside 0…${length}`);
}

/** Code units of the character that starts here: 2 for a surrogate pair, else 1. */
function widthAt(text: string, unit: number): 1 | 2 {
  const code = text.charCodeAt(unit);
  if (code < 0xd800 || code > 0xdbff || unit + 1 >= text.length) return 1;
  const low = text.charCodeAt(unit + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
}

function bytesAt(text: string, unit: number, width: 1 | 2): number {
  if (width === 2) return 4;
  const code = text.charCodeAt(unit);
  if (code < 0x80) return 1;
  return code < 0x800 ? 2 : 3;
}
