import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId } from '#domain/ids.ts';

/** In the order of the text: by start, longer ones first. */
export function inTextOrder(annotations: Iterable<Annotation>): readonly Annotation[] {
  return [...annotations].toSorted((a, b) => {
    const first = extent(a);
    const second = extent(b);
    return first.start - second.start || second.end - first.end;
  });
}

export type OutlineFilter = {
  /** Label id; undefined for all. */
  readonly label: string | undefined;
  readonly unattributedFirst: boolean;
};

/** What the outline lists. `isUnattributed` is asked of each annotation once. */
export function outlineOf(
  state: LayerState,
  filter: OutlineFilter,
  isUnattributed: (id: AnnotationId) => boolean,
): readonly Annotation[] {
  const kept: Annotation[] = [];
  for (const annotation of valuesOf(state.annotations)) {
    if (filter.label === undefined || annotation.label === filter.label) kept.push(annotation);
  }
  const ordered = inTextOrder(kept);
  if (!filter.unattributedFirst) return ordered;
  const open = new Set(ordered.filter(({ id }) => isUnattributed(id)));
  return [...open, ...ordered.filter((annotation) => !open.has(annotation))];
}
