import { hasPairs } from '#domain/text/has-pairs.ts';
import { createOffsetConverter } from '#domain/text/offsets.ts';
import type { Span } from '#domain/text/span.ts';

/** What a format counts its offsets in. */
export type OffsetUnit = 'code points' | 'UTF-16 code units';

/** The file's span → UTF-16 span of the raw text; `undefined` where it is empty, upside down or not in the text. */
export type ReadOffsets = (span: Span) => Span | undefined;

export function offsetReader(raw: string, unit: OffsetUnit): ReadOffsets {
  if (unit === 'UTF-16 code units' || !hasPairs(raw)) {
    return (span) => inBounds(span, raw.length);
  }
  const converter = createOffsetConverter(raw);
  return (span) => {
    const checked = inBounds(span, converter.codePointLength);
    if (!checked) return undefined;
    return { start: converter.toUtf16(checked.start), end: converter.toUtf16(checked.end) };
  };
}

export function otherUnit(unit: OffsetUnit): OffsetUnit {
  return unit === 'code points' ? 'UTF-16 code units' : 'code points';
}

function inBounds({ start, end }: Span, length: number): Span | undefined {
  const isInside = Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end <= length;
  return isInside && start < end ? { start, end } : undefined;
}
