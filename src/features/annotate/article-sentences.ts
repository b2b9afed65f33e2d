import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import { sentencesOf } from '#domain/text/sentences.ts';
import { overlaps, type Span } from '#domain/text/span.ts';
import { inTextOrder } from './ordered-annotations.ts';

/** All sentences of the blocks, in their order. */
export function articleSentences(
  text: string,
  blocks: readonly Block[],
  language: string,
): readonly Span[] {
  return blocks.flatMap((block) => sentencesOf(text, block, language));
}

/**
 * Sentence index → the annotations that begin in it, in the order of the text. Where the beginning is
 * in a hidden part, it is the first sentence that holds words of it; where all of it is, none.
 */
export function annotationsBySentence(
  state: LayerState,
  sentences: readonly Span[],
): ReadonlyMap<number, readonly AnnotationId[]> {
  const bySentence = new Map<number, AnnotationId[]>();
  for (const { id, fragments } of inTextOrder(valuesOf(state.annotations))) {
    const at = firstShown(sentences, fragments);
    if (at !== undefined) addToGroup(bySentence, at, id);
  }
  return bySentence;
}

/** Index of the first sentence that shares words with the pieces. */
function firstShown(sentences: readonly Span[], fragments: readonly Span[]): number | undefined {
  for (const piece of fragments) {
    const at = firstEndingAfter(sentences, piece.start);
    const sentence = sentences[at];
    if (sentence && overlaps(sentence, piece)) return at;
  }
  return undefined;
}

function firstEndingAfter(sentences: readonly Span[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
