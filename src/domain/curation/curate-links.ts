import type { Attributes, Relation, RelationEnd } from '#domain/annotation/annotation.ts';
import { compareIds } from '#domain/annotation/build-layer-state.ts';
import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { findRelation } from '#domain/codebook/codebook.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';
import type { RelationGroup } from './align-relations.ts';
import { type CuratedPlaces, curatedId } from './curate.ts';
import type { OutcomeOf } from './curate-spans.ts';
import type { LinkFault } from './link-fault.ts';
import { type PreparedReview, layerIndex } from './prepare-review.ts';
import { relationKey } from './relation-differences.ts';
import type { Outcome } from './review-log.ts';

/** What becomes of one layer's relation, were it taken. */
type LinkFate =
  | {
      readonly kind: 'in';
      readonly relation: Relation;
      /** What it leads to is of another person or source now. */
      readonly isRenamed: boolean;
    }
  /** One of its ends is not decided yet. */
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly fault: LinkFault };

/** One a layer; undefined where it has no such relation. */
export type LinkFates = readonly (LinkFate | undefined)[];

/**
 * What becomes of a group's relations between the curated annotations that stand for their ends. Mentions of
 * one person count as the same end: where a layer's own mention was left out, or is under a label to which
 * the relation does not lead, it goes to the one of another layer that it is aligned with.
 */
export function linkFates(
  review: PreparedReview,
  places: CuratedPlaces,
  group: RelationGroup,
): LinkFates {
  const isSameEnd = group.by === 'exact' || group.by === 'type';
  return group.members.map((relation, layer) => {
    if (!relation) return undefined;
    const others = isSameEnd
      ? group.members.flatMap((other, at): readonly End[] =>
          other && other !== relation ? [{ to: other.to, layer: at }] : [],
        )
      : [];
    return fateOf(review, places, { relation, layer }, others);
  });
}

type Placed = { readonly relation: Relation; readonly layer: number };
type End = { readonly to: RelationEnd; readonly layer: number };

function fateOf(
  review: PreparedReview,
  places: CuratedPlaces,
  { relation, layer }: Placed,
  others: readonly End[],
): LinkFate {
  const from = places.standsFor[layer]?.get(relation.from);
  const fromFate = from === undefined ? missing(review, places, relation.from, layer) : undefined;
  if (fromFate?.kind === 'lost') return fromFate;
  const ends = [{ to: relation.to, layer }, ...others].map((end) => ({
    end,
    fate: endFate(review, places, { relation, layer, from, end }),
  }));
  const best = ['in', 'open'].map((kind) => ends.find(({ fate }) => fate.kind === kind));
  const chosen = best.find((each) => each) ?? ends[0];
  // Where it leads to may be out already while what it leads from is still open.
  if (chosen?.fate.kind === 'lost') return chosen.fate;
  if (chosen?.fate.kind !== 'in' || from === undefined) return { kind: 'open' };
  const { to } = chosen.fate;
  const { to: end } = chosen.end;
  const isRenamed =
    end.kind === 'annotation' && places.renamed[chosen.end.layer]?.has(end.id) === true;
  const attributes = withCue(relation.attributes, places.standsFor[layer]);
  const id = brand<RelationId>(curatedId(review, relation, layer));
  const provenance = 'curated' as const;
  return { kind: 'in', relation: { ...relation, id, from, to, attributes, provenance }, isRenamed };
}

type EndFate =
  | Exclude<LinkFate, { kind: 'in' }>
  | { readonly kind: 'in'; readonly to: RelationEnd };

function endFate(
  review: PreparedReview,
  places: CuratedPlaces,
  {
    relation,
    layer,
    from,
    end,
  }: Placed & { readonly from: AnnotationId | undefined; readonly end: End },
): EndFate {
  const definition = findRelation(review.codebook, relation.type);
  const start = from === undefined ? undefined : places.labels.get(from);
  const isStart = start === undefined || definition?.from.includes(start) === true;
  const isEnd = end.to.kind === 'annotation' || definition?.toEntity === true;
  if (!isStart || !isEnd) return unfit({ end: relation.from, layer, label: start ?? '' });
  if (end.to.kind === 'entity') return { kind: 'in', to: end.to };
  const id = places.standsFor[end.layer]?.get(end.to.id);
  if (id === undefined) return missing(review, places, end.to.id, end.layer);
  const label = places.labels.get(id) ?? '';
  return definition?.to.includes(label) === true
    ? { kind: 'in', to: { kind: 'annotation', id } }
    : unfit({ end: end.to.id, layer: end.layer, label });
}

function unfit(by: Omit<Extract<LinkFault, { kind: 'unfit' }>, 'kind'>): EndFate {
  return { kind: 'lost', fault: { kind: 'unfit', ...by } };
}

function missing(
  { comparison, mainOf }: PreparedReview,
  { fates }: CuratedPlaces,
  id: AnnotationId,
  layer: number,
): Exclude<LinkFate, { kind: 'in' }> {
  const group = comparison.alignment.groupOf[layer]?.get(id) ?? -1;
  const fate = fates[mainOf.get(group) ?? group];
  if (fate === 'open') return { kind: 'open' };
  return { kind: 'lost', fault: { kind: 'left-out', end: id, layer } };
}

/** The cue is named by its id in the annotator's layer. */
function withCue(
  attributes: Attributes,
  ids: ReadonlyMap<AnnotationId, AnnotationId> | undefined,
): Attributes {
  const { [CUE_ATTRIBUTE]: cue, ...rest } = attributes;
  const id = typeof cue === 'string' ? ids?.get(brand<AnnotationId>(cue)) : undefined;
  return id === undefined ? rest : { ...rest, [CUE_ATTRIBUTE]: id };
}

/** The relations that are there; those that still lead to the person or source they did come first. */
export function linksOf(fates: LinkFates): readonly Relation[] {
  return fates
    .flatMap((fate) => (fate?.kind === 'in' ? [fate] : []))
    .toSorted((a, b) => Number(a.isRenamed) - Number(b.isRenamed))
    .map(({ relation }) => relation);
}

/** A curated annotation that lost a link, with what it led to, and has no other of the kind. */
export type LostLink = {
  readonly from: AnnotationId;
  /** As a layer has it. */
  readonly relation: Relation;
  readonly layer: number;
  /** Of the difference; undefined where all agree on the link. */
  readonly key?: string;
};

/** The relations between curated annotations, as far as they are agreed on or decided. */
export function curateRelations(
  review: PreparedReview,
  places: CuratedPlaces,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
): { readonly relations: readonly Relation[]; readonly lost: readonly LostLink[] } {
  const links = new Set<string>();
  const kinds = new Set<string>();
  const relations: Relation[] = [];
  const lost: LostLink[] = [];
  for (const group of review.comparison.relations) {
    const key = relationKey(group);
    const isDifference = review.prints.has(key);
    const fates = linkFates(review, places, group);
    const taken = isDifference
      ? chosenLinks(review, fates, outcomeOf(key))
      : isAgreedTaken
        ? linksOf(fates).slice(0, 1)
        : [];
    for (const relation of taken) {
      const { type, from, to } = relation;
      const link = `${type} ${from} ${to.kind} ${to.id}`;
      kinds.add(`${type} ${from}`);
      if (links.has(link)) continue;
      links.add(link);
      relations.push(relation);
    }
    // What is not decided yet may come to a link still.
    if (taken.length > 0 || (isDifference && !outcomeOf(key))) continue;
    const from = lostFrom(places, group, fates);
    if (from) lost.push({ ...from, ...(isDifference && { key }) });
  }
  return {
    relations: relations.toSorted(compareIds),
    lost: lost.filter(({ relation: { type }, from }) => !kinds.has(`${type} ${from}`)),
  };
}

function lostFrom(
  { standsFor }: CuratedPlaces,
  { members }: RelationGroup,
  fates: LinkFates,
): Omit<LostLink, 'key'> | undefined {
  for (const [layer, fate] of fates.entries()) {
    const relation = members[layer];
    const from = relation && standsFor[layer]?.get(relation.from);
    if (relation && from !== undefined && fate?.kind === 'lost') return { from, relation, layer };
  }
  return undefined;
}

function chosenLinks(
  review: PreparedReview,
  fates: LinkFates,
  outcome: Outcome | undefined,
): readonly Relation[] {
  switch (outcome?.kind) {
    case 'take': {
      const fate = fates[layerIndex(review, outcome.layer)];
      return fate ? linksOf([fate]) : [];
    }
    case 'both':
      return linksOf(fates);
    case 'union':
      return linksOf(fates).slice(0, 1);
    case 'overlap':
    case 'own':
    case 'neither':
    case 'discuss':
    case 'unclear':
    case undefined:
      return [];
  }
}
