import type { Annotation } from '#domain/annotation/annotation.ts';
import { lengthOf } from '#domain/annotation/fragments.ts';
import { fragmentsEqual, sharedLength } from '#domain/matching/fragment-overlap.ts';
import { overlappingPairs } from '#domain/matching/overlapping-pairs.ts';

/** One layer marked as one what another marked in parts, all with the same label. */
export type Split = {
  readonly whole: { readonly layer: number; readonly annotation: Annotation };
  /** Two or more, none overlapping another. */
  readonly parts: { readonly layer: number; readonly annotations: readonly Annotation[] };
  /** Indexes of the groups involved: first the one in which the whole and one of the parts are aligned. */
  readonly groups: readonly number[];
};

/** Group that is part of a split → the split's first group, under which all of it is told. */
export function mainGroups(splits: readonly Split[]): ReadonlyMap<number, number> {
  const mainOf = new Map<number, number>();
  for (const { groups } of splits)
    for (const group of groups) mainOf.set(group, groups[0] ?? group);
  return mainOf;
}

type Group = { readonly members: readonly (Annotation | undefined)[] };

/**
 * Annotations left over beside an aligned pair are parts of a split when they have the label of the
 * whole, at least half of them lies in it, and they do not overlap the other parts. One inside another
 * of the same layer is nested, not split.
 */
export function findSplits(groups: readonly Group[], layers: number): readonly Split[] {
  const found = new Map<string, { whole: Split['whole']; layer: number; parts: Part[] }>();
  const used = new Set<number>();
  for (let layer = 0; layer < layers; layer += 1) {
    const single = partsAlone(groups, layer);
    for (let other = 0; other < layers; other += 1) {
      if (other === layer) continue;
      const wholes = wholesOf(groups, other, layer);
      const pairs = overlappingPairs(
        single.map(({ annotation }) => annotation.fragments),
        wholes.map(({ annotation }) => annotation.fragments),
      );
      for (const [i, j] of pairs) {
        const [part, whole] = [single[i], wholes[j]];
        if (!part || !whole || used.has(part.group)) continue;
        const key = `${whole.group} ${layer} ${other}`;
        const split = found.get(key) ?? {
          whole: { layer: other, annotation: whole.annotation },
          layer,
          parts: [whole.part],
        };
        if (!fits(part.annotation, whole.annotation, split.parts)) continue;
        split.parts.push(part);
        used.add(part.group);
        found.set(key, split);
      }
    }
  }
  return [...found.values()].map(({ whole, layer, parts }): Split => ({
    whole,
    parts: {
      layer,
      annotations: parts
        .map(({ annotation }) => annotation)
        .toSorted((a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0)),
    },
    groups: parts.map(({ group }) => group),
  }));
}

type Part = { readonly group: number; readonly annotation: Annotation };

function partsAlone(groups: readonly Group[], layer: number): readonly Part[] {
  return groups.flatMap(({ members }, group): readonly Part[] => {
    const annotation = members[layer];
    const isAlone = members.filter((member) => member !== undefined).length === 1;
    return annotation && isAlone ? [{ group, annotation }] : [];
  });
}

/** Aligned pairs with different boundaries: `annotation` of the one layer, `part` of the other. */
function wholesOf(
  groups: readonly Group[],
  whole: number,
  parts: number,
): readonly (Part & { readonly part: Part })[] {
  return groups.flatMap(({ members }, group) => {
    const [annotation, part] = [members[whole], members[parts]];
    if (!annotation || !part || annotation.label !== part.label) return [];
    if (fragmentsEqual(annotation.fragments, part.fragments)) return [];
    return [{ group, annotation, part: { group, annotation: part } }];
  });
}

function fits(part: Annotation, whole: Annotation, others: readonly Part[]): boolean {
  return (
    part.label === whole.label &&
    sharedLength(part.fragments, whole.fragments) * 2 >= lengthOf(part.fragments) &&
    others.every(({ annotation }) => sharedLength(annotation.fragments, part.fragments) === 0)
  );
}
