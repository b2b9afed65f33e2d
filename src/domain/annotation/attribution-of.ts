import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { resolveEntity } from '#domain/entities/resolve-entity.ts';
import type { AnnotationId, EntityId, RelationId } from '#domain/ids.ts';
import type { Annotation, Relation } from './annotation.ts';
import {
  type AttributionField,
  CLAIM,
  RELATION_OF_FIELD,
  SOURCE,
  UNATTRIBUTED,
} from './attribution.ts';
import { fragmentsContain, lengthOf } from './fragments.ts';
import type { LayerState } from './layer-state.ts';

/** One of those a claim is attributed to. */
export type AttributionView = {
  /** Absent when nothing links them: a source that holds for the whole article. */
  readonly relationId?: RelationId;
  /** The entity's name, else the words of the mention. */
  readonly name: string;
  readonly mentionId?: AnnotationId;
  /** Of the one that stands for it now, where it was merged into another. */
  readonly entityId?: EntityId;
  /** Taken from the claim around it, or from the article's credit line. */
  readonly inherited: boolean;
};

export type Attribution =
  | { readonly kind: 'none' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'by'; readonly by: readonly AttributionView[] };

/** Ways to find other annotations without a scan. Where one is missing, the whole layer is read. */
export type AttributionLookup = {
  /** Annotations that may contain this one; more are harmless. */
  readonly around?: (annotation: Annotation) => Iterable<Annotation>;
  /** SOURCE annotations that may hold for the whole article; more are harmless. */
  readonly articleSources?: () => Iterable<Annotation>;
};

/**
 * Who stands behind a claim, or through what it came. An inner claim without an answer of its own
 * takes that of the smallest claim around it that has one; a claim without any source takes the
 * sources whose scope is the article.
 */
export function attributionOf(
  state: LayerState,
  text: string,
  claimId: AnnotationId,
  field: AttributionField,
  lookup: AttributionLookup = {},
): Attribution {
  const claim = getFrom(state.annotations, claimId);
  if (!claim) return { kind: 'none' };
  const own = ownAttribution(state, text, claim, field);
  if (own.kind !== 'none') return own;
  for (const outer of claimsAround(state, claim, lookup)) {
    const found = ownAttribution(state, text, outer, field);
    if (found.kind === 'nobody') return found;
    if (found.kind === 'by') return { kind: 'by', by: found.by.map(asInherited) };
  }
  return field === 'source' ? articleAttribution(state, text, lookup) : { kind: 'none' };
}

/** What the claim itself was answered, without inheritance. */
function ownAttribution(
  state: LayerState,
  text: string,
  claim: Annotation,
  field: AttributionField,
): Attribution {
  const relations = attributionRelations(state, claim.id, field);
  if (relations.length > 0) {
    return { kind: 'by', by: relations.map((relation) => viewOf(state, text, relation)) };
  }
  const isNobody = field === 'speaker' && claim.attributes[UNATTRIBUTED] === true;
  return { kind: isNobody ? 'nobody' : 'none' };
}

/** The relations that are the claim's speaker or source field. */
export function attributionRelations(
  state: LayerState,
  claim: AnnotationId,
  field: AttributionField,
): readonly Relation[] {
  return (getFrom(state.relationsOf, claim) ?? []).flatMap((id) => {
    const relation = getFrom(state.relations, id);
    return relation?.type === RELATION_OF_FIELD[field] && relation.from === claim ? [relation] : [];
  });
}

function viewOf(state: LayerState, text: string, relation: Relation): AttributionView {
  if (relation.to.kind === 'entity') {
    const entity = resolveEntity(state.entities, relation.to.id);
    const entityId = entity?.id ?? relation.to.id;
    return { relationId: relation.id, name: entity?.name ?? '', entityId, inherited: false };
  }
  const mention = getFrom(state.annotations, relation.to.id);
  const parts = mention
    ? mentionView(state, text, mention)
    : { name: '', mentionId: relation.to.id };
  return { relationId: relation.id, ...parts, inherited: false };
}

function mentionView(
  state: LayerState,
  text: string,
  mention: Annotation,
): Pick<AttributionView, 'name' | 'mentionId' | 'entityId'> {
  const words = mention.fragments.map(({ start, end }) => text.slice(start, end)).join(' … ');
  if (mention.entityId === undefined) return { name: words, mentionId: mention.id };
  const entity = resolveEntity(state.entities, mention.entityId);
  const entityId = entity?.id ?? mention.entityId;
  return { name: entity?.name ?? words, mentionId: mention.id, entityId };
}

/** Claims that contain this one and are larger, smallest first. */
function claimsAround(
  state: LayerState,
  claim: Annotation,
  lookup: AttributionLookup,
): readonly Annotation[] {
  const size = lengthOf(claim.fragments);
  const candidates = lookup.around?.(claim) ?? valuesOf(state.annotations);
  const found: Annotation[] = [];
  for (const other of candidates) {
    if (other.label !== CLAIM || other.id === claim.id || lengthOf(other.fragments) <= size)
      continue;
    if (fragmentsContain(other.fragments, claim.fragments)) found.push(other);
  }
  return found.toSorted(
    (a, b) => lengthOf(a.fragments) - lengthOf(b.fragments) || (a.id < b.id ? -1 : 1),
  );
}

function articleAttribution(
  state: LayerState,
  text: string,
  lookup: AttributionLookup,
): Attribution {
  const by: AttributionView[] = [];
  for (const source of lookup.articleSources?.() ?? valuesOf(state.annotations)) {
    if (source.label !== SOURCE || source.attributes['scope'] !== 'article') continue;
    by.push({ ...mentionView(state, text, source), inherited: true });
  }
  if (by.length === 0) return { kind: 'none' };
  return { kind: 'by', by: by.toSorted((a, b) => startOf(state, a) - startOf(state, b)) };
}

function startOf(state: LayerState, view: AttributionView): number {
  const mention =
    view.mentionId === undefined ? undefined : getFrom(state.annotations, view.mentionId);
  return mention?.fragments[0]?.start ?? 0;
}

function asInherited(view: AttributionView): AttributionView {
  return { ...view, inherited: true };
}
