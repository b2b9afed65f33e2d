import type { Codebook } from '#domain/codebook/codebook.ts';
import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { AnnotatorId, LayerId } from '#domain/ids.ts';
import type { Comparison } from './compare-layers.ts';
import type { Difference } from './difference.ts';
import { type Split, mainGroups } from './find-splits.ts';
import { agreedKey, agreedPrint, printOf } from './print-of.ts';

/** A layer that is reviewed; the n-th is layer `n` of the comparison. */
export type ReviewedContents = {
  readonly id: LayerId;
  readonly annotatorId: AnnotatorId;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
};

type PlacedAnnotation = { readonly layer: number; readonly annotation: Annotation };

/** What does not change while a review goes on, worked out once. */
export type PreparedReview = {
  /** What is decided keeps to it. */
  readonly codebook: Codebook;
  readonly layers: readonly ReviewedContents[];
  readonly comparison: Comparison;
  /** Difference key → fingerprint of its versions. */
  readonly prints: ReadonlyMap<string, string>;
  /** Difference key → key of its pattern. */
  readonly patternOf: ReadonlyMap<string, string>;
  /** Differences of annotations by the group they are about. */
  readonly byGroup: ReadonlyMap<number, readonly Difference[]>;
  /** Group → keys of what is decided about it, in their order. The further parts of a split have no entry. */
  readonly keysOf: ReadonlyMap<number, readonly string[]>;
  /** First group of a split → all annotations of the split. */
  readonly ofSplits: ReadonlyMap<number, readonly PlacedAnnotation[]>;
  /** Group that is part of a split → its first group. */
  readonly mainOf: ReadonlyMap<number, number>;
  /** Ids of annotations and relations that more than one layer has. */
  readonly sharedIds: ReadonlySet<string>;
  /** Indexes of the groups without any difference, in reading order. */
  readonly agreed: readonly number[];
  /** Fingerprint of those. */
  readonly agreedPrint: string;
};

export function prepareReview(
  layers: readonly ReviewedContents[],
  comparison: Comparison,
  codebook: Codebook,
): PreparedReview {
  const { alignment, differences, patterns } = comparison;
  const byGroup = new Map<number, Difference[]>();
  const explained = new Set<number>();
  for (const difference of differences) {
    if (difference.kind === 'relation') continue;
    addToGroup(byGroup, difference.group, difference);
    if (difference.kind === 'split')
      for (const group of difference.split.groups) explained.add(group);
  }
  const agreed = [...alignment.groups.keys()].filter(
    (group) => !byGroup.has(group) && !explained.has(group),
  );
  const keysOf = new Map<number, readonly string[]>();
  for (const [group, place] of alignment.groups.entries()) {
    const about = byGroup.get(group);
    if (about)
      keysOf.set(
        group,
        about.map(({ key }) => key),
      );
    else if (!explained.has(group)) keysOf.set(group, [agreedKey(place)]);
  }
  return {
    codebook,
    layers,
    comparison,
    keysOf,
    ofSplits: placedBySplits(alignment.splits),
    mainOf: mainGroups(alignment.splits),
    sharedIds: idsOfSeveral(layers),
    prints: new Map(differences.map((difference) => [difference.key, printOf(difference)])),
    patternOf: new Map(
      patterns.flatMap(({ key, differences: same }) =>
        same.map((each) => [each.key, key] as const),
      ),
    ),
    byGroup,
    agreed,
    agreedPrint: agreedPrint(agreed.flatMap((group) => alignment.groups[group] ?? [])),
  };
}

function placedBySplits(
  splits: readonly Split[],
): ReadonlyMap<number, readonly PlacedAnnotation[]> {
  const byGroup = new Map<number, PlacedAnnotation[]>();
  for (const { whole, parts, groups } of splits) {
    const { layer } = parts;
    const placed = [whole, ...parts.annotations.map((annotation) => ({ layer, annotation }))];
    const group = groups[0] ?? -1;
    byGroup.set(group, [...(byGroup.get(group) ?? []), ...placed]);
  }
  return byGroup;
}

function idsOfSeveral(layers: readonly ReviewedContents[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { annotations, relations } of layers) {
    for (const { id } of [...annotations, ...relations]) {
      if (seen.has(id)) shared.add(id);
      seen.add(id);
    }
  }
  return shared;
}

/** -1 for a layer that is not compared. */
export function layerIndex({ layers }: PreparedReview, id: LayerId): number {
  return layers.findIndex((layer) => layer.id === id);
}
