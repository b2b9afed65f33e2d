import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';

/** By the number of UTF-16 units between each and the annotation given; in the order of the text where equal. */
export function nearestFirst(
  annotations: readonly Annotation[],
  state: Pick<LayerState, 'annotations'>,
  id: AnnotationId,
): readonly Annotation[] {
  const middle = getFrom(state.annotations, id);
  if (!middle) return annotations;
  const place = extent(middle);
  const distance = (annotation: Annotation): number => {
    const { start, end } = extent(annotation);
    return Math.max(0, start - place.end, place.start - end);
  };
  return annotations.toSorted(
    (a, b) => distance(a) - distance(b) || extent(a).start - extent(b).start,
  );
}
