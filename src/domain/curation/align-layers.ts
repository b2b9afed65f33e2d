import type { Annotation } from '#domain/annotation/annotation.ts';
import { compareAnnotations } from '#domain/annotation/build-layer-state.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { intersectionOverUnion } from '#domain/matching/fragment-overlap.ts';
import { maximumWeightMatching } from '#domain/matching/maximum-weight-matching.ts';
import { overlappingPairs } from '#domain/matching/overlapping-pairs.ts';
import type { ComparedLayer } from './compared-layer.ts';
import { type Split, findSplits } from './find-splits.ts';
import { type PartnersOf, partnersOf } from './partners.ts';
import type { EntityKeys } from './resolve-entities.ts';

/** What the layers say at one place: at most one annotation of each. */
export type AlignedGroup = {
  /** One a layer, in their order; `undefined` where a layer has nothing there. */
  readonly members: readonly (Annotation | undefined)[];
};

export type Alignment = {
  /** In reading order. Every annotation is in exactly one. */
  readonly groups: readonly AlignedGroup[];
  /** Places where one marked as a whole what another marked in parts; their groups by index. */
  readonly splits: readonly Split[];
  /** For each layer, annotation id → index of its group. */
  readonly groupOf: readonly ReadonlyMap<AnnotationId, number>[];
};

export type AlignOptions = {
  /**
   * Labels that annotators may confuse are of one family. Annotations of different families are
   * aligned only when they have the same boundaries, or share half of their text.
   */
  readonly familyOf: (label: string) => string;
  /** From `resolveEntities`, one a layer. */
  readonly entityKeys: readonly EntityKeys[];
};

/**
 * Lays layers on one text over each other: first annotations with the same fragments and label, then
 * those with the same fragments, then inside each cluster of overlapping ones the one-to-one matching
 * of the greatest weight: intersection over union, + 0.25 for the same label, + 0.1 for a common
 * relation partner. With more than two layers each is matched in turn with what the others have formed.
 * Costs time in proportion to the annotations and their overlaps.
 */
export function alignLayers(layers: readonly ComparedLayer[], options: AlignOptions): Alignment {
  const drafts = groupExact(layers);
  joinSameBoundaries(drafts, layers.length);
  const partners = partnersOf(layers, draftIndex(drafts, layers.length), options.entityKeys);
  for (const layer of layers.keys()) matchLayer(drafts, layer, { ...options, partners });
  return finish(drafts, layers.length);
}

type Draft = (Annotation | undefined)[];

/** Same fragments and label. A layer's second annotation of that kind begins a second group. */
function groupExact(layers: readonly ComparedLayer[]): Draft[] {
  const byKey = new Map<string, Draft[]>();
  const drafts: Draft[] = [];
  for (const [layer, { annotations }] of layers.entries()) {
    for (const annotation of annotations) {
      const key = `${annotation.label} ${placeKey(annotation)}`;
      const group = byKey.get(key)?.find((draft) => draft[layer] === undefined);
      if (group) {
        group[layer] = annotation;
        continue;
      }
      const draft: Draft = Array.from({ length: layers.length });
      draft[layer] = annotation;
      drafts.push(draft);
      addToGroup(byKey, key, draft);
    }
  }
  return drafts;
}

/** Same fragments, another label: groups that no layer has both of become one. */
function joinSameBoundaries(drafts: Draft[], layers: number): void {
  const byPlace = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const first = firstMember(draft);
    // Complete ones have nothing to gain.
    if (!first || draft.filter((each) => each !== undefined).length === layers) continue;
    const others = byPlace.get(placeKey(first)) ?? [];
    byPlace.set(placeKey(first), others);
    const target = others.find((other) => areDisjoint(other, draft));
    if (target) absorb(target, draft);
    else others.push(draft);
  }
  removeEmpty(drafts);
}

type MatchOptions = AlignOptions & { readonly partners: PartnersOf };

/** Matches what only this layer has with groups that this layer is not in. */
function matchLayer(drafts: Draft[], layer: number, options: MatchOptions): void {
  const alone = drafts.filter((draft) => isAlone(draft) && draft[layer] !== undefined);
  const targets = drafts.filter(
    (draft) =>
      draft[layer] === undefined &&
      // Two lonely ones meet once, when it is the later layer's turn.
      (!isAlone(draft) || draft.findIndex((each) => each !== undefined) < layer),
  );
  const members = targets.flatMap((draft, target) =>
    draft.flatMap((member, from) => (member ? [{ target, member, from }] : [])),
  );
  const worth = new Map<number, { left: number; right: number; weight: number; met: number }>();
  const pairs = overlappingPairs(
    alone.map((draft) => draft[layer]?.fragments ?? []),
    members.map(({ member }) => member.fragments),
  );
  for (const [left, index] of pairs) {
    const own = alone[left]?.[layer];
    const other = members[index];
    if (!own || !other) continue;
    const weight = weightOf(
      { annotation: own, layer },
      { annotation: other.member, layer: other.from },
      options,
    );
    if (weight === 0) continue;
    const key = left * targets.length + other.target;
    const known = worth.get(key);
    if (known) {
      known.weight += weight;
      known.met += 1;
    } else worth.set(key, { left, right: other.target, weight, met: 1 });
  }
  const weighted = [...worth.values()].map(({ left, right, weight, met }) => ({
    left,
    right,
    weight: weight / met,
  }));
  for (const [left, right] of maximumWeightMatching(weighted)) {
    const [single, target] = [alone[left], targets[right]];
    if (single && target) absorb(target, single);
  }
  removeEmpty(drafts);
}

type Placed = { readonly annotation: Annotation; readonly layer: number };

/** 0 where the two must not be aligned. */
function weightOf(a: Placed, b: Placed, { familyOf, partners }: MatchOptions): number {
  const overlap = intersectionOverUnion(a.annotation.fragments, b.annotation.fragments);
  const [first, second] = [a.annotation.label, b.annotation.label];
  if (familyOf(first) !== familyOf(second) && overlap < LEAST_ACROSS_FAMILIES) return 0;
  const sameLabel = first === second ? SAME_LABEL : 0;
  return overlap + sameLabel + (partners.share(a, b) ? SAME_PARTNER : 0);
}

const SAME_LABEL = 0.25;
const SAME_PARTNER = 0.1;
const LEAST_ACROSS_FAMILIES = 0.5;

function finish(drafts: readonly Draft[], layers: number): Alignment {
  const sorted = drafts.toSorted((a, b) => {
    const [first, second] = [firstMember(a), firstMember(b)];
    return first && second ? compareAnnotations(first, second) : 0;
  });
  const groups = sorted.map((members): AlignedGroup => ({ members }));
  return { groups, splits: findSplits(groups, layers), groupOf: draftIndex(sorted, layers) };
}

function draftIndex(
  drafts: readonly Draft[],
  layers: number,
): readonly ReadonlyMap<AnnotationId, number>[] {
  const indexes = Array.from({ length: layers }, () => new Map<AnnotationId, number>());
  for (const [index, draft] of drafts.entries()) {
    for (const [layer, member] of draft.entries())
      if (member) indexes[layer]?.set(member.id, index);
  }
  return indexes;
}

function absorb(target: Draft, other: Draft): void {
  for (const [layer, member] of other.entries()) {
    if (!member) continue;
    target[layer] = member;
    other[layer] = undefined;
  }
}

function removeEmpty(drafts: Draft[]): void {
  const kept = drafts.filter((draft) => firstMember(draft) !== undefined);
  drafts.length = 0;
  for (const draft of kept) drafts.push(draft);
}

function areDisjoint(a: Draft, b: Draft): boolean {
  return a.every((member, layer) => member === undefined || b[layer] === undefined);
}

function isAlone(draft: Draft): boolean {
  return draft.filter((member) => member !== undefined).length === 1;
}

function firstMember(draft: readonly (Annotation | undefined)[]): Annotation | undefined {
  return draft.find((member) => member !== undefined);
}

function placeKey({ fragments }: Annotation): string {
  return fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
}
