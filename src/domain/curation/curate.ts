import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { compareAnnotations } from '#domain/annotation/build-layer-state.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import { checkAttributes } from '#domain/codebook/validate-annotation.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import type { AlignedGroup } from './align-layers.ts';
import { curateEntity } from './curate-fields.ts';
import { type CuratedPlace, type OutcomeOf, curatePlace } from './curate-spans.ts';
import type { PreparedReview } from './prepare-review.ts';
import type { Outcome } from './review-log.ts';

export type Curated = {
  /** Sorted by first start, then last end, then id. */
  readonly annotations: readonly Annotation[];
  /** Sorted by id. */
  readonly relations: readonly Relation[];
};

export type CuratedPlaces = {
  readonly annotations: readonly Annotation[];
  /** Fate of each group of the alignment. */
  readonly fates: readonly CuratedPlace['kind'][];
  /** For each layer, annotation id → id of the curated annotation that stands for it. */
  readonly standsFor: readonly ReadonlyMap<AnnotationId, AnnotationId>[];
  /** For each layer, annotations for which one of another person or source stands. */
  readonly renamed: readonly ReadonlySet<AnnotationId>[];
  /** Label of each curated annotation. */
  readonly labels: ReadonlyMap<AnnotationId, string>;
};

/** Kept in the note of each of several versions that were kept side by side. */
const AMBIGUOUS_NOTE = 'Ambiguous: kept beside another version of the same place.';

/** What became of each group when it was last worked out: a decision changes one place of thousands. */
export type PlaceMemo = Map<number, Remembered>;

type Remembered = {
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly isAgreedTaken: boolean;
  readonly place: WorkedOutPlace;
};

type WorkedOutPlace = {
  readonly fate: CuratedPlace['kind'];
  readonly annotations: readonly Annotation[];
  /** Which annotation of which layer it stands for. */
  readonly standsFor: readonly {
    readonly layer: number;
    readonly id: AnnotationId;
    readonly by: AnnotationId;
    readonly isRenamed: boolean;
  }[];
};

/**
 * The annotations that the decisions make of the layers. What is not decided is not in it: a place whose
 * label, edges or existence is open is left out, a field that is open is left empty. Ids are made from those
 * of the first annotator who has the place, so that a decision that is changed keeps them. `memo` belongs to
 * this review alone.
 */
export function curatePlaces(
  review: PreparedReview,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
  memo: PlaceMemo,
): CuratedPlaces {
  const { groups } = review.comparison.alignment;
  const standsFor = review.layers.map(() => new Map<AnnotationId, AnnotationId>());
  const renamed = review.layers.map(() => new Set<AnnotationId>());
  const annotations: Annotation[] = [];
  const labels = new Map<AnnotationId, string>();
  const fates = [...groups.keys()].map((index): CuratedPlace['kind'] => {
    const place = remembered(review, index, isAgreedTaken, outcomeOf, memo);
    for (const annotation of place.annotations) {
      annotations.push(annotation);
      labels.set(annotation.id, annotation.label);
    }
    for (const { layer, id, by, isRenamed } of place.standsFor) {
      standsFor[layer]?.set(id, by);
      if (isRenamed) renamed[layer]?.add(id);
    }
    return place.fate;
  });
  return {
    annotations: annotations.toSorted(compareAnnotations),
    fates,
    standsFor,
    renamed,
    labels,
  };
}

function remembered(
  review: PreparedReview,
  group: number,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
  memo: PlaceMemo,
): WorkedOutPlace {
  const keys = review.keysOf.get(group) ?? [];
  const known = memo.get(group);
  if (
    known?.isAgreedTaken === isAgreedTaken &&
    keys.every((key, at) => known.outcomes[at] === outcomeOf(key))
  ) {
    return known.place;
  }
  const place = workOut(review, group, isAgreedTaken, outcomeOf);
  memo.set(group, { outcomes: keys.map(outcomeOf), isAgreedTaken, place });
  return place;
}

const NOTHING = { annotations: [], standsFor: [] } as const;

function workOut(
  review: PreparedReview,
  index: number,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
): WorkedOutPlace {
  const group = review.comparison.alignment.groups[index];
  // A further part of a split is told with the split's first group.
  if (!group || !review.keysOf.has(index)) return { fate: 'out', ...NOTHING };
  const curated = curatePlace(review, index, isAgreedTaken, outcomeOf);
  if (curated.kind !== 'in') return { fate: curated.kind, ...NOTHING };
  // A label of another version of the codebook can be no answer.
  if (curated.versions.some(({ label }) => !findLabel(review.codebook, label))) {
    return { fate: 'open', ...NOTHING };
  }
  const members = [
    ...group.members.flatMap((annotation, layer) => (annotation ? [{ layer, annotation }] : [])),
    ...(review.ofSplits.get(index) ?? []),
  ];
  const bySource = new Map<Annotation, Annotation>();
  const taken = new Set<string>();
  const annotations = curated.versions.map((version, number): Annotation => {
    const named = number === 0 ? members[0] : members.find((m) => m.annotation === version.source);
    const wanted = curatedId(review, named?.annotation ?? version.source, named?.layer);
    const annotation = asAllowed(review, version.source, {
      ...curatedAnnotation(group, version),
      id: brand<AnnotationId>(freeId(wanted, taken)),
      ...entityOf(review, index, version.source, outcomeOf),
    });
    bySource.set(version.source, annotation);
    return annotation;
  });
  const standsFor = members.flatMap(({ layer, annotation: { id, entityId }, annotation }) => {
    const by = bySource.get(annotation) ?? annotations[0];
    return by ? [{ layer, id, by: by.id, isRenamed: by.entityId !== entityId }] : [];
  });
  return { fate: 'in', annotations, standsFor };
}

/** Under another label than it was annotated with, an annotation keeps only what that label has. */
function asAllowed(
  { codebook }: PreparedReview,
  source: Annotation,
  annotation: Annotation,
): Annotation {
  const label = findLabel(codebook, annotation.label);
  if (!label || source.label === annotation.label) return annotation;
  const faults = new Set(
    checkAttributes(label.attributes, annotation.attributes).map(({ attribute }) => attribute),
  );
  const { entityId, ...rest } = annotation;
  return {
    ...rest,
    ...(label.entity && entityId !== undefined && { entityId }),
    attributes: Object.fromEntries(
      Object.entries(annotation.attributes).filter(([attribute]) => !faults.has(attribute)),
    ),
  };
}

/** Several versions of a place may come of one annotation: those after the first are numbered. */
function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}+${count}`;
  taken.add(id);
  return id;
}

/** Two layers may hold copies of one annotation or relation: such an id is told apart by its layer. */
export function curatedId(
  { sharedIds }: PreparedReview,
  { id }: { readonly id: string },
  layer: number | undefined,
): string {
  return sharedIds.has(id) ? `curated-${id}-${(layer ?? 0) + 1}` : `curated-${id}`;
}

function curatedAnnotation(
  { members }: AlignedGroup,
  {
    label,
    fragments,
    attributes,
    source,
    isAmbiguous,
  }: Extract<CuratedPlace, { kind: 'in' }>['versions'][number],
): Omit<Annotation, 'id'> {
  const same = members.filter((member) => member?.label === label);
  const notes = [
    ...new Set(same.flatMap((member) => (member?.note === undefined ? [] : [member.note]))),
    ...(isAmbiguous ? [AMBIGUOUS_NOTE] : []),
  ];
  const evidence = new Map(
    same.flatMap((member) => (member?.evidence ?? []).map((each) => [JSON.stringify(each), each])),
  );
  const changes = members.flatMap((member) => (member ? [member.updatedAt] : []));
  return {
    label,
    fragments,
    attributes,
    provenance: 'curated',
    ...(notes.length > 0 && { note: notes.join('\n') }),
    ...(evidence.size > 0 && { evidence: [...evidence.values()] }),
    createdAt: source.createdAt,
    updatedAt: Math.max(source.updatedAt, ...changes),
    health: source.health,
  };
}

function entityOf(
  review: PreparedReview,
  group: number,
  source: Annotation,
  outcomeOf: OutcomeOf,
): Pick<Annotation, 'entityId'> {
  const entityId = curateEntity(review, source, review.byGroup.get(group) ?? [], outcomeOf);
  return entityId === undefined ? {} : { entityId };
}
