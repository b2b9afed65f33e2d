import type { TextRevision } from '#domain/article/article.ts';
import { segmenterFor } from '#domain/text/segmenter.ts';
import { sentencesOf } from '#domain/text/sentences.ts';
import type { Span } from '#domain/text/span.ts';

export type TextToken = Span & {
  readonly text: string;
  /** One blank follows that is no token of its own. */
  readonly spaceAfter: boolean;
};

/**
 * A text as tokens: the words and signs of the language, cut where a span begins or ends, so that no
 * span ever has to be moved. White space is a token only where it is more than one blank, or where a
 * span begins or ends with it.
 */
export function tokensOf(
  { text, blocks }: Pick<TextRevision, 'text' | 'blocks'>,
  spans: readonly Span[],
  language: string,
): readonly TextToken[] {
  const starts = new Set(spans.map(({ start }) => start));
  const ends = new Set(spans.map(({ end }) => end));
  const tokens: TextToken[] = [];
  const push = (start: number, end: number): void => {
    const piece = text.slice(start, end);
    const last = tokens.at(-1);
    const isBlank = piece === ' ' && !starts.has(start) && !ends.has(end);
    if (isBlank && last?.end === start && !last.spaceAfter && !/^\s/.test(last.text)) {
      tokens[tokens.length - 1] = { ...last, spaceAfter: true };
    } else tokens.push({ start, end, text: piece, spaceAfter: false });
  };
  const segmenter = segmenterFor(language, 'word');
  for (const piece of coverOf(text.length, blocks)) {
    let start = piece.start;
    const body = text.slice(piece.start, piece.end);
    for (const { index, segment } of segmenter.segment(body)) {
      const end = piece.start + index + segment.length;
      for (let at = start + 1; at < end; at += 1) {
        const before = /\s/.test(text.charAt(at - 1));
        const isEdge = starts.has(at) || ends.has(at);
        // A segment may mix white space and words: never in one token.
        if (!isEdge && before === /\s/.test(text.charAt(at))) continue;
        push(start, at);
        start = at;
      }
      push(start, end);
      start = end;
    }
  }
  return tokens;
}

/** Blocks, and what stands between them. */
function coverOf(length: number, blocks: readonly Span[]): readonly Span[] {
  const pieces: Span[] = [];
  let at = 0;
  for (const { start, end } of [...blocks, { start: length, end: length }]) {
    if (start > at) pieces.push({ start: at, end: start });
    if (end > start) pieces.push({ start, end });
    at = Math.max(at, end);
  }
  return pieces;
}

/** The tokens without white space, by sentence; a sentence that a span runs out of is joined with the next. */
export function tokensBySentence(
  revision: Pick<TextRevision, 'text' | 'blocks'>,
  spans: readonly Span[],
  language: string,
): readonly (readonly TextToken[])[] {
  const ends = revision.blocks.flatMap((block) =>
    sentencesOf(revision.text, block, language).map(({ end }) => end),
  );
  const byStart = spans.toSorted((a, b) => a.start - b.start);
  let reach = 0;
  let next = 0;
  const isOpen = (end: number): boolean => {
    for (let span = byStart[next]; span && span.start < end; span = byStart[(next += 1)]) {
      reach = Math.max(reach, span.end);
    }
    return reach > end;
  };
  const cuts = ends.filter((end) => !isOpen(end));
  const sentences: TextToken[][] = [[]];
  let cut = 0;
  for (const token of tokensOf(revision, spans, language)) {
    if (/^\s*$/.test(token.text)) continue;
    while (token.start >= (cuts[cut] ?? Infinity)) {
      cut += 1;
      if (sentences.at(-1)?.length !== 0) sentences.push([]);
    }
    sentences.at(-1)?.push(token);
  }
  return sentences.filter((sentence) => sentence.length > 0);
}
