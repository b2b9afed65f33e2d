/** A text as readers of the three offset units see it. Undefined where the offsets are no place between two characters. */
export type TextUnits = {
  readonly text: string;
  readonly sliceUtf16: (start: number, end: number) => string | undefined;
  readonly sliceCodePoints: (start: number, end: number) => string | undefined;
  readonly sliceUtf8: (start: number, end: number) => string | undefined;
};

/**
 * Deliberately knows nothing of the converter that wrote the offsets: it keeps a list of the characters that count
 * differently in one of the units, and looks up the last one before an offset.
 */
export function textUnits(text: string): TextUnits {
  const wide = wideCharacters(text);
  const slice = (places: Places, end: number, from: number, to: number): string | undefined => {
    if (!isRange(from, to, end)) return undefined;
    const start = unitAt(wide, places, from);
    const stop = unitAt(wide, places, to);
    return start === undefined || stop === undefined ? undefined : text.slice(start, stop);
  };
  return {
    text,
    sliceUtf16: (start, end) =>
      isRange(start, end, text.length) ? text.slice(start, end) : undefined,
    sliceCodePoints: (start, end) => slice(wide.points, wide.pointLength, start, end),
    sliceUtf8: (start, end) => slice(wide.bytes, wide.byteLength, start, end),
  };
}

/** Where each wide character begins in a unit, and how much of the unit it takes. */
type Places = { readonly starts: number[]; readonly widths: number[] };

/** All characters beyond ASCII. RFC 3629; half of a pair alone takes three bytes, as `TextEncoder` writes it. */
function wideCharacters(text: string) {
  const units: Places = { starts: [], widths: [] };
  const points: Places = { starts: [], widths: [] };
  const bytes: Places = { starts: [], widths: [] };
  const add = ({ starts, widths }: Places, start: number, width: number): void => {
    starts.push(start);
    widths.push(width);
  };
  /** Second halves of pairs so far, and bytes beyond the first of each character. */
  let halves = 0;
  let more = 0;
  for (const { 0: character, index } of text.matchAll(/[^\0-\x7f]/gu)) {
    const width = utf8Width(character.codePointAt(0) ?? 0);
    add(units, index, character.length);
    add(points, index - halves, 1);
    add(bytes, index - halves + more, width);
    halves += character.length - 1;
    more += width - 1;
  }
  const pointLength = text.length - halves;
  return { units, points, bytes, pointLength, byteLength: pointLength + more };
}

function utf8Width(code: number): number {
  if (code < 0x800) return 2;
  return code < 0x1_00_00 ? 3 : 4;
}

/** UTF-16 offset of a place in another unit; undefined inside a character. */
function unitAt(
  { units }: { readonly units: Places },
  { starts, widths }: Places,
  offset: number,
): number | undefined {
  if (!Number.isInteger(offset)) return undefined;
  const index = lastAtMost(starts, offset);
  const start = starts[index];
  // Nothing but ASCII before it.
  if (start === undefined) return offset;
  const unit = units.starts[index] ?? 0;
  if (offset === start) return unit;
  const past = offset - start - (widths[index] ?? 0);
  return past < 0 ? undefined : unit + (units.widths[index] ?? 0) + past;
}

/** Index of the last number that is no greater; -1 where all are. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = -1;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isRange(start: number, end: number, length: number): boolean {
  return start >= 0 && start < end && end <= length;
}
