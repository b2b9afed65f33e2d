import type {
  Annotation,
  Attributes,
  Relation,
  RelationEnd,
} from '#domain/annotation/annotation.ts';
import { compareAnnotations, compareIds } from '#domain/annotation/build-layer-state.ts';
import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { type AnnotationId, type EntityId, type RelationId, brand } from '#domain/ids.ts';
import type { AlignedGroup } from './align-layers.ts';
import type { RelationGroup } from './align-relations.ts';
import type { Split } from './find-splits.ts';
import { curateEntity } from './curate-fields.ts';
import { type CuratedPlace, type OutcomeOf, curatePlace, layerIndex } from './curate-spans.ts';
import type { PreparedReview } from './prepare-review.ts';
import type { Outcome } from './review-log.ts';
import { relationKey } from './relation-differences.ts';

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
};

/** Kept in the note of each of several versions that were kept side by side. */
const AMBIGUOUS_NOTE = 'Ambiguous: kept beside another version of the same place.';

/**
 * The annotations that the decisions make of the layers. What is not decided is not in it: a place whose
 * label, edges or existence is open is left out, a field that is open is left empty. Ids are made from those
 * of the first annotator who has the place, so that a decision that is changed keeps them.
 */
export function curatePlaces(
  review: PreparedReview,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
): CuratedPlaces {
  const { groups, splits } = review.comparison.alignment;
  const standsFor = review.layers.map(() => new Map<AnnotationId, AnnotationId>());
  const renamed = review.layers.map(() => new Set<AnnotationId>());
  const annotations: Annotation[] = [];
  const entities = new Map<AnnotationId, EntityId | undefined>();
  const takenIds = new Set<string>();
  const ofSplits = placedBySplits(splits);
  const explained = new Set(splits.flatMap((split) => split.groups.slice(1)));
  const fates = groups.map((group, index): CuratedPlace['kind'] => {
    if (explained.has(index)) return 'out';
    const place = curatePlace(review, index, isAgreedTaken, outcomeOf);
    if (place.kind !== 'in') return place.kind;
    const bySource = new Map<AnnotationId, AnnotationId>();
    for (const [number, version] of place.versions.entries()) {
      const of = number === 0 ? idOfPlace(group) : version.source.id;
      const id = brand<AnnotationId>(freeId(`curated-${of}`, takenIds));
      bySource.set(version.source.id, id);
      const named = entityOf(review, index, version.source, outcomeOf);
      entities.set(id, named.entityId);
      annotations.push({ ...curatedAnnotation(group, version), id, ...named });
    }
    const [first] = bySource.values();
    const others = ofSplits.get(index) ?? [];
    const members = group.members.flatMap((annotation, layer) =>
      annotation ? [{ layer, annotation }] : [],
    );
    for (const { layer, annotation } of [...members, ...others]) {
      const id = bySource.get(annotation.id) ?? first;
      if (id === undefined) continue;
      standsFor[layer]?.set(annotation.id, id);
      if (entities.get(id) !== annotation.entityId) renamed[layer]?.add(annotation.id);
    }
    return 'in';
  });
  return { annotations: annotations.toSorted(compareAnnotations), fates, standsFor, renamed };
}

type Placed = { readonly layer: number; readonly annotation: Annotation };

/** Index of a split's first group → all annotations of the split. */
function placedBySplits(splits: readonly Split[]): ReadonlyMap<number, readonly Placed[]> {
  const byGroup = new Map<number, Placed[]>();
  for (const { whole, parts, groups } of splits) {
    const { layer } = parts;
    const placed = [whole, ...parts.annotations.map((annotation) => ({ layer, annotation }))];
    const group = groups[0] ?? -1;
    byGroup.set(group, [...(byGroup.get(group) ?? []), ...placed]);
  }
  return byGroup;
}

/** The relations between curated annotations, as far as they are agreed on or decided. */
export function curateRelations(
  review: PreparedReview,
  places: CuratedPlaces,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
): readonly Relation[] {
  const taken = new Set<string>();
  const links = new Set<string>();
  return review.comparison.relations
    .flatMap((group): readonly Relation[] => {
      const key = relationKey(group);
      if (review.prints.has(key)) return chosenMembers(review, places, group, outcomeOf(key));
      return isAgreedTaken ? linkedMembers(places, group).slice(0, 1) : [];
    })
    .flatMap((relation) => {
      const { type, from, to } = relation;
      const link = `${type} ${from} ${to.kind} ${to.id}`;
      if (links.has(link)) return [];
      links.add(link);
      const id = brand<RelationId>(freeId(`curated-${relation.id}`, taken));
      return [{ ...relation, id, provenance: 'curated' as const }];
    })
    .toSorted(compareIds);
}

function chosenMembers(
  review: PreparedReview,
  places: CuratedPlaces,
  group: RelationGroup,
  outcome: Outcome | undefined,
): readonly Relation[] {
  switch (outcome?.kind) {
    case 'take': {
      const relation = group.members[layerIndex(review, outcome.layer)];
      return linkedMembers(places, {
        members: group.members.map((member) => (member === relation ? relation : undefined)),
      });
    }
    case 'both':
      return linkedMembers(places, group);
    case 'union':
      return linkedMembers(places, group).slice(0, 1);
    case 'overlap':
    case 'own':
    case 'neither':
    case 'discuss':
    case 'unclear':
    case undefined:
      return [];
  }
}

/**
 * A group's relations between the curated annotations that stand for their ends; those with an end that
 * is not there are left out. Mentions of one person count as the same end, so that not all need be there:
 * those that still name that person come first.
 */
export function linkedMembers(
  { standsFor, renamed }: CuratedPlaces,
  { members }: Pick<RelationGroup, 'members'>,
): readonly Relation[] {
  const linked = members.flatMap((relation, layer) => {
    const ids = standsFor[layer];
    const from = relation && ids?.get(relation.from);
    const to = relation && ids && endOf(relation.to, ids);
    if (!ids || from === undefined || !to) return [];
    const isRenamed =
      relation.to.kind === 'annotation' && renamed[layer]?.has(relation.to.id) === true;
    const attributes = withCue(relation.attributes, ids);
    return [{ relation: { ...relation, from, to, attributes }, isRenamed }];
  });
  return linked
    .toSorted((a, b) => Number(a.isRenamed) - Number(b.isRenamed))
    .map(({ relation }) => relation);
}

function endOf(
  to: RelationEnd,
  ids: ReadonlyMap<AnnotationId, AnnotationId>,
): RelationEnd | undefined {
  if (to.kind === 'entity') return to;
  const id = ids.get(to.id);
  return id === undefined ? undefined : { kind: 'annotation', id };
}

/** The cue is named by its id in the annotator's layer. */
function withCue(attributes: Attributes, ids: ReadonlyMap<AnnotationId, AnnotationId>): Attributes {
  const { [CUE_ATTRIBUTE]: cue, ...rest } = attributes;
  const id = typeof cue === 'string' ? ids.get(brand<AnnotationId>(cue)) : undefined;
  return id === undefined ? rest : { ...rest, [CUE_ATTRIBUTE]: id };
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

function idOfPlace({ members }: AlignedGroup): string {
  return members.find((member) => member !== undefined)?.id ?? '';
}

/** Two layers may hold copies of one annotation: an id that is taken gets a number. */
function freeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  taken.add(id);
  return id;
}
