import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Span } from '#domain/text/span.ts';

/** A stretch that one of two aligned annotations has and the other lacks. */
export type EdgePiece = {
  /** Which layer has it. */
  readonly layer: number;
  readonly span: Span;
  /** At which end of the annotation that has it. */
  readonly place: 'start' | 'end' | 'inside';
  readonly what: PieceKind;
};

type PieceKind = 'quotation-mark' | 'space' | 'punctuation' | 'article' | 'words';

type Placed = { readonly layer: number; readonly annotation: Annotation };

/** All stretches that only one of the two has, in reading order. */
export function edgePieces(text: string, a: Placed, b: Placed): readonly EdgePiece[] {
  const pieces = [
    ...piecesOf(text, a, b.annotation.fragments),
    ...piecesOf(text, b, a.annotation.fragments),
  ];
  return pieces.toSorted((x, y) => x.span.start - y.span.start || x.layer - y.layer);
}

/** Nothing but quotation marks, spaces, punctuation and articles: a matter of habit, not of meaning. */
export function isTrim(pieces: readonly EdgePiece[]): boolean {
  return pieces.every(({ what }) => what !== 'words');
}

function piecesOf(
  text: string,
  { layer, annotation }: Placed,
  others: readonly Span[],
): readonly EdgePiece[] {
  const start = annotation.fragments[0]?.start;
  const end = annotation.fragments.at(-1)?.end;
  return without(annotation.fragments, others).map((span): EdgePiece => {
    const place = placeOf(span, start, end);
    return { layer, span, place, what: kindOf(text.slice(span.start, span.end), place) };
  });
}

function placeOf(
  span: Span,
  start: number | undefined,
  end: number | undefined,
): EdgePiece['place'] {
  if (span.start === start) return 'start';
  return span.end === end ? 'end' : 'inside';
}

/** What of the spans lies in none of the others. Both sorted and disjoint; one pass. */
function without(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const span of spans) {
    let at = span.start;
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= span.start) next += 1;
    for (let i = next; at < span.end; i += 1) {
      const other = others[i];
      if (!other || other.start >= span.end) break;
      if (other.start > at) left.push({ start: at, end: other.start });
      at = Math.max(at, other.end);
    }
    if (at < span.end) left.push({ start: at, end: span.end });
  }
  return left;
}

/** Long enough for every mark, space and article; words are longer or have letters. */
const LONGEST_TRIM = 12;

function kindOf(piece: string, place: EdgePiece['place']): PieceKind {
  if (piece.length > LONGEST_TRIM) return 'words';
  const bare = piece.trim();
  if (bare === '') return 'space';
  if (/^["'“”„‟‘’‚‛«»‹›「」『』＂＇]+$/v.test(bare)) return 'quotation-mark';
  if (/^[\p{P}\p{S}\s]+$/v.test(bare)) return 'punctuation';
  return place === 'start' && ARTICLES.has(bare.toLowerCase()) ? 'article' : 'words';
}

/** Of the languages whose articles stand before the noun; a wrong one costs only a better name for the difference. */
const ARTICLES = new Set(
  "the a an der die das den dem des ein eine einen einem einer eines le la les un une l’ l' el los las unos unas il lo gli i de het een o os as um uma".split(
    ' ',
  ),
);
