import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { Difference } from '#domain/curation/difference.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { OpenReview } from '#workspace/review-state.ts';

/** What a difference is about in the text. */
export type Place = {
  /** From the first to the last word of all versions. */
  readonly span: Span;
  /** Group of the alignment; relations count for the group they lead from. */
  readonly group: number;
  /** Ids of the highlights that show it. */
  readonly highlights: readonly AnnotationId[];
  /** Label ids of the versions, without doubles. */
  readonly labels: readonly string[];
  /** Those that have a version there. */
  readonly layers: readonly number[];
};

/** Look-ups that hold as long as the same layers are compared. */
export type ReviewIndex = {
  /** Difference key → position in `items`. */
  readonly positions: ReadonlyMap<string, number>;
  /** One a difference, in their order. */
  readonly places: readonly Place[];
  /** Group → keys of its differences, relations not among them; a group without any is agreed. */
  readonly differing: ReadonlyMap<number, readonly string[]>;
  /** Highlight id → keys of the differences it shows. */
  readonly shownBy: ReadonlyMap<AnnotationId, readonly string[]>;
  /** One a layer. */
  readonly annotations: readonly ReadonlyMap<AnnotationId, Annotation>[];
};

type Compared = Pick<OpenReview, 'layers' | 'comparison'>;

export function indexReview({ layers, comparison }: Compared): ReviewIndex {
  const annotations = layers.map(
    (layer) => new Map(layer.annotations.map((annotation) => [annotation.id, annotation])),
  );
  const differing = new Map<number, string[]>();
  for (const difference of comparison.differences) {
    for (const group of groupsOf(difference)) addToGroup(differing, group, difference.key);
  }
  const places = comparison.differences.map((difference) =>
    placeOf(difference, { comparison, differing, annotations }),
  );
  const positions = new Map(comparison.differences.map(({ key }, position) => [key, position]));
  const shownBy = new Map<AnnotationId, string[]>();
  for (const [position, { key }] of comparison.differences.entries()) {
    for (const id of places[position]?.highlights ?? []) addToGroup(shownBy, id, key);
  }
  return { positions, places, differing, shownBy, annotations };
}

/** Two layers may hold copies of one annotation, so its id alone does not say whose version it is. */
export function versionId(layer: number, id: AnnotationId): AnnotationId {
  return brand<AnnotationId>(`${layer} ${id}`);
}

export function agreedId(group: number): AnnotationId {
  return brand<AnnotationId>(`agreed ${group}`);
}

/** The annotations that a layer has in the place of a difference: none, one, or the parts of a split. */
export function versionOf(difference: Difference, layer: number): readonly Annotation[] {
  if (difference.kind === 'relation') return [];
  if (difference.kind === 'split') {
    const { whole, parts } = difference.split;
    if (layer === parts.layer) return parts.annotations;
    if (layer === whole.layer) return [whole.annotation];
  }
  const member = difference.members[layer];
  return member ? [member] : [];
}

function groupsOf(difference: Difference): readonly number[] {
  if (difference.kind === 'relation') return [];
  return difference.kind === 'split' ? difference.split.groups : [difference.group];
}

type Parts = Pick<OpenReview, 'comparison'> & Pick<ReviewIndex, 'differing' | 'annotations'>;

function placeOf(difference: Difference, parts: Parts): Place {
  if (difference.kind === 'relation') return relationPlace(difference, parts);
  const layers = difference.members.map((_unused, layer) => layer);
  const versions = layers.flatMap((layer) =>
    versionOf(difference, layer).map((annotation) => ({ layer, annotation })),
  );
  return {
    span: around(versions.map(({ annotation }) => extent(annotation))),
    group: difference.group,
    highlights: versions.map(({ layer, annotation }) => versionId(layer, annotation.id)),
    labels: [...new Set(versions.map(({ annotation }) => annotation.label))],
    layers: [...new Set(versions.map(({ layer }) => layer))],
  };
}

function relationPlace(
  { relations }: Extract<Difference, { kind: 'relation' }>,
  { comparison, differing, annotations }: Parts,
): Place {
  const { groupOf } = comparison.alignment;
  const ends = relations.flatMap((relation, layer) => {
    const ids = relation ? [relation.from] : [];
    if (relation?.to.kind === 'annotation') ids.push(relation.to.id);
    return ids.flatMap((id) => {
      const annotation = annotations[layer]?.get(id);
      const group = groupOf[layer]?.get(id);
      return annotation && group !== undefined ? [{ layer, annotation, group }] : [];
    });
  });
  const highlights = ends.map(({ layer, annotation, group }) =>
    differing.has(group) ? versionId(layer, annotation.id) : agreedId(group),
  );
  return {
    span: around(ends.map(({ annotation }) => extent(annotation))),
    group: ends[0]?.group ?? 0,
    highlights: [...new Set(highlights)],
    labels: [...new Set(ends.map(({ annotation }) => annotation.label))],
    layers: [...relations.keys()].filter((layer) => relations[layer] !== undefined),
  };
}

function around(spans: readonly Span[]): Span {
  if (spans.length === 0) return { start: 0, end: 0 };
  return {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
}
