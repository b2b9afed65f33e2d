import type { Annotation } from '#domain/annotation/annotation.ts';
import { compareIds } from '#domain/annotation/build-layer-state.ts';
import { canonicalJson } from '#formats/canonical-json.ts';
import type { LayerParts } from './pack-layer.ts';
import type { LayerDelta } from './packet-messages.ts';

/** What another copy of a layer has that the one here has not, and the other way round. By annotation id. */
export function compareCopies(here: LayerParts, other: LayerParts): LayerDelta {
  const own = new Map(here.annotations.map((annotation) => [annotation.id, annotation]));
  const theirs = new Set(other.annotations.map(({ id }) => id));
  let [added, changed, onlyHere] = [0, 0, 0];
  for (const annotation of other.annotations) {
    const known = own.get(annotation.id);
    if (!known) added += 1;
    else if (!isSame(known, annotation)) {
      changed += 1;
      if (known.updatedAt >= annotation.updatedAt) onlyHere += 1;
    }
  }
  const removed = here.annotations.filter(({ id }) => !theirs.has(id)).length;
  return { added, changed, removed, onlyHere: onlyHere + removed };
}

export function areSame(a: LayerParts, b: LayerParts): boolean {
  return contentOf(a) === contentOf(b);
}

function isSame(a: Annotation, b: Annotation): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function contentOf({ annotations, relations }: LayerParts): string {
  return canonicalJson([annotations.toSorted(compareIds), relations.toSorted(compareIds)]);
}
