import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { AnnotatorId, LayerId } from '#domain/ids.ts';
import type { Comparison } from './compare-layers.ts';
import type { Difference } from './difference.ts';
import { agreedPrint, printOf } from './print-of.ts';

/** A layer that is reviewed; the n-th is layer `n` of the comparison. */
export type ReviewedContents = {
  readonly id: LayerId;
  readonly annotatorId: AnnotatorId;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
};

/** What does not change while a review goes on, worked out once. */
export type PreparedReview = {
  readonly layers: readonly ReviewedContents[];
  readonly comparison: Comparison;
  /** Difference key → fingerprint of its versions. */
  readonly prints: ReadonlyMap<string, string>;
  /** Difference key → key of its pattern. */
  readonly patternOf: ReadonlyMap<string, string>;
  /** Differences of annotations by the group they are about. */
  readonly byGroup: ReadonlyMap<number, readonly Difference[]>;
  /** Indexes of the groups without any difference, in reading order. */
  readonly agreed: readonly number[];
  /** Fingerprint of those. */
  readonly agreedPrint: string;
};

export function prepareReview(
  layers: readonly ReviewedContents[],
  comparison: Comparison,
): PreparedReview {
  const { alignment, differences, patterns } = comparison;
  const byGroup = new Map<number, Difference[]>();
  const explained = new Set<number>();
  for (const difference of differences) {
    if (difference.kind === 'relation') continue;
    const known = byGroup.get(difference.group);
    if (known) known.push(difference);
    else byGroup.set(difference.group, [difference]);
    if (difference.kind === 'split')
      for (const group of difference.split.groups) explained.add(group);
  }
  const agreed = [...alignment.groups.keys()].filter(
    (group) => !byGroup.has(group) && !explained.has(group),
  );
  return {
    layers,
    comparison,
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
