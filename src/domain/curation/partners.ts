import type { Annotation } from '#domain/annotation/annotation.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { ComparedLayer } from './compared-layer.ts';
import type { EntityKeys } from './resolve-entities.ts';

type Placed = { readonly annotation: Annotation; readonly layer: number };

export type PartnersOf = {
  /** Whether two annotations of different layers have a relation of the same type and direction with the same partner. */
  readonly share: (a: Placed, b: Placed) => boolean;
};

/**
 * Who is related to whom, as far as it is the same in several layers: a partner counts by the group
 * it is already aligned in, or by the entity it is.
 */
export function partnersOf(
  layers: readonly ComparedLayer[],
  groupOf: readonly ReadonlyMap<AnnotationId, number>[],
  entityKeys: readonly EntityKeys[],
): PartnersOf {
  const byLayer = layers.map(({ relations }, layer) => {
    const partners = new Map<AnnotationId, Set<string>>();
    const note = (id: AnnotationId, partner: string): void => {
      const known = partners.get(id);
      if (known) known.add(partner);
      else partners.set(id, new Set([partner]));
    };
    for (const { type, from, to } of relations) {
      if (to.kind === 'entity') {
        note(from, `${type} > ${entityKeys[layer]?.get(to.id) ?? to.id}`);
        continue;
      }
      const [start, end] = [groupOf[layer]?.get(from), groupOf[layer]?.get(to.id)];
      if (start === undefined || end === undefined) continue;
      note(from, `${type} > ${end}`);
      note(to.id, `${type} < ${start}`);
    }
    return partners;
  });
  return {
    share: (a, b) => {
      const first = byLayer[a.layer]?.get(a.annotation.id);
      const second = byLayer[b.layer]?.get(b.annotation.id);
      if (!first || !second) return false;
      for (const partner of first) if (second.has(partner)) return true;
      return false;
    },
  };
}
