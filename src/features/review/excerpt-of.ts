import { sentenceAt } from '#domain/text/sentences.ts';
import { contains, type Span } from '#domain/text/span.ts';

/**
 * A stretch of a version in its sentence. `shared`: marked by it and by all it is compared with; `own`: marked
 * by it and not by all others; `lacking`: marked by another and not by it; `around`: by none.
 */
export type ExcerptPiece = {
  readonly kind: 'around' | 'shared' | 'own' | 'lacking';
  readonly text: string;
};

/** Code units that are kept of what surrounds a version, and of the middle of a long agreed stretch. */
const MOST_AROUND = 140;
const MOST_SHARED = 200;

/** Shows where a version begins and ends, character by character, against the others. */
export function excerptOf(
  text: string,
  window: Span,
  own: readonly Span[],
  others: readonly (readonly Span[])[],
): readonly ExcerptPiece[] {
  const cuts = [
    ...new Set(
      [window, ...own, ...others.flat()].flatMap(({ start, end }) =>
        [start, end].filter((at) => at >= window.start && at <= window.end),
      ),
    ),
  ].toSorted((a, b) => a - b);
  const pieces: ExcerptPiece[] = [];
  for (const [i, start] of cuts.entries()) {
    const end = cuts[i + 1];
    if (end === undefined) break;
    const kind = kindOf({ start, end }, own, others);
    const last = pieces.at(-1);
    const piece = { kind, text: text.slice(start, end) };
    if (last?.kind === kind) pieces[pieces.length - 1] = { kind, text: last.text + piece.text };
    else pieces.push(piece);
  }
  return pieces.map((piece, i) => shorten(piece, i === 0, i === pieces.length - 1));
}

/** The sentences that a stretch begins and ends in, whole. */
export function sentencesAround(
  { text, blocks, language }: { text: string; blocks: readonly Span[]; language: string },
  span: Span,
): Span {
  const first = sentenceAt(text, blocks, span.start, language);
  const last = sentenceAt(text, blocks, Math.max(span.start, span.end - 1), language);
  return {
    start: Math.min(first?.start ?? span.start, span.start),
    end: Math.max(last?.end ?? span.end, span.end),
  };
}

function kindOf(
  piece: Span,
  own: readonly Span[],
  others: readonly (readonly Span[])[],
): ExcerptPiece['kind'] {
  const isIn = (spans: readonly Span[]): boolean => spans.some((span) => contains(span, piece));
  if (isIn(own)) return others.every(isIn) ? 'shared' : 'own';
  return others.some(isIn) ? 'lacking' : 'around';
}

/** Cut where nothing differs: before and after the versions, and in the middle of what they share. */
function shorten(piece: ExcerptPiece, isFirst: boolean, isLast: boolean): ExcerptPiece {
  const { kind, text } = piece;
  if (kind === 'own' || kind === 'lacking') return piece;
  if (kind === 'around' && isFirst && !isLast) return { kind, text: endOf(text, MOST_AROUND) };
  if (kind === 'around' && isLast && !isFirst) return { kind, text: startOf(text, MOST_AROUND) };
  if (text.length <= MOST_SHARED) return piece;
  return { kind, text: `${startOf(text, MOST_SHARED / 2)} ${endOf(text, MOST_SHARED / 2)}` };
}

/** Cut between words where it can be, never inside a character. */
function startOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most).replace(/[\uD800-\uDBFF]$/v, '');
  return `${kept.replace(/\s+\S*$/v, '')} …`;
}

function endOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(-most).replace(/^[\uDC00-\uDFFF]/v, '');
  return `… ${kept.replace(/^\S*\s+/v, '')}`;
}
