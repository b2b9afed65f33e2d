import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import { sentencesOf } from '#domain/text/sentences.ts';
import type { Span } from '#domain/text/span.ts';
import { inTextOrder } from './ordered-annotations.ts';

/** All sentences of the blocks, in their order. */
export function articleSentences(
  text: string,
  blocks: readonly Block[],
  language: string,
): readonly Span[] {
  return blocks.flatMap((block) => sentencesOf(text, block, language));
}

/** Sentence index → the annotations that begin in it, in the order of the text. */
export function annotationsBySentence(
  state: LayerState,
  sentences: readonly Span[],
): ReadonlyMap<number, readonly AnnotationId[]> {
  const bySentence = new Map<number, AnnotationId[]>();
  let at = 0;
  for (const annotation of inTextOrder(valuesOf(state.annotations))) {
    at = sentenceFrom(sentences, at, annotation);
    if (at === sentences.length) break;
    const ids = bySentence.get(at);
    if (ids) ids.push(annotation.id);
    else bySentence.set(at, [annotation.id]);
  }
  return bySentence;
}

function sentenceFrom(sentences: readonly Span[], from: number, annotation: Annotation): number {
  const { start } = extent(annotation);
  let at = from;
  while (at < sentences.length && (sentences[at]?.end ?? 0) <= start) at += 1;
  return at;
}
