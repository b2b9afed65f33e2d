import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import type { AttributionLookup } from '#domain/annotation/attribution-of.ts';
import { CLAIM, SOURCE } from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { blockIndexAt } from '#domain/suggest/nearest-mention.ts';
import type { Block } from '#domain/text/block.ts';

/**
 * Finds the claims around a claim, and the sources that hold for the whole article, without reading
 * the layer: inheritance is asked for every card after every edit. Claims are kept by the blocks they
 * touch; follows the state by what each change touched.
 */
export type AttributionIndex = AttributionLookup & {
  readonly update: (state: LayerState, touched: readonly AnnotationId[]) => void;
};

export function createAttributionIndex(
  blocks: readonly Block[],
  opened: LayerState,
): AttributionIndex {
  let state = opened;
  const claimsByBlock = new Map<number, Set<AnnotationId>>();
  const blocksOfClaim = new Map<AnnotationId, readonly number[]>();
  const articleSources = new Set<AnnotationId>();

  function add(annotation: Annotation): void {
    if (annotation.label === SOURCE && annotation.attributes['scope'] === 'article') {
      articleSources.add(annotation.id);
    }
    if (annotation.label !== CLAIM) return;
    const indices = blocksOf(blocks, annotation);
    blocksOfClaim.set(annotation.id, indices);
    for (const index of indices) {
      const claims = claimsByBlock.get(index) ?? new Set();
      claimsByBlock.set(index, claims.add(annotation.id));
    }
  }

  function drop(id: AnnotationId): void {
    articleSources.delete(id);
    for (const index of blocksOfClaim.get(id) ?? []) claimsByBlock.get(index)?.delete(id);
    blocksOfClaim.delete(id);
  }

  function* read(ids: Iterable<AnnotationId>): Generator<Annotation> {
    for (const id of ids) {
      const annotation = getFrom(state.annotations, id);
      if (annotation) yield annotation;
    }
  }

  for (const annotation of valuesOf(opened.annotations)) add(annotation);

  return {
    update: (next, touched) => {
      state = next;
      for (const id of touched) {
        drop(id);
        const annotation = getFrom(next.annotations, id);
        if (annotation) add(annotation);
      }
    },
    // A claim that contains another shares the other's first block.
    around: (claim) => read(claimsByBlock.get(blockIndexAt(blocks, extent(claim).start)) ?? []),
    articleSources: () => read(articleSources),
  };
}

function blocksOf(blocks: readonly Block[], annotation: Annotation): readonly number[] {
  const { start, end } = extent(annotation);
  const first = blockIndexAt(blocks, start);
  const last = blockIndexAt(blocks, Math.max(start, end - 1));
  return Array.from({ length: last - first + 1 }, (_unused, i) => first + i);
}
