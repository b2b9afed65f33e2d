import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';
import { type Annotation, type Relation, extent } from './annotation.ts';
import { type AttributionField, CLAIM, RELATION_OF_FIELD, SOURCE } from './attribution.ts';
import { type AttributionLookup, attributionOf } from './attribution-of.ts';
import { buildLayerState, compareAnnotations } from './build-layer-state.ts';
import type { LayerState } from './layer-state.ts';

type Contents = {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
};

/**
 * The relations that nobody drew and that hold all the same: an inner claim has the speaker and the
 * source of the claim around it, and a claim without a source has the article's credit lines.
 * `entities`: asked only where something may be inherited.
 */
export function inheritedRelations(
  { annotations, relations }: Contents,
  entities: () => readonly Entity[],
  text: string,
): readonly Relation[] {
  const lookup = lookupFor(annotations);
  // Most articles have neither a claim in a claim nor a credit line.
  if (!lookup.canInherit) return [];
  const state = buildLayerState(annotations, relations, entities());
  return relationsOfClaims(state, text, annotations, lookup);
}

/** The same of an open layer; they name the entities that its mentions name. */
export function inheritedIn(state: LayerState, text: string): readonly Relation[] {
  const annotations = [...valuesOf(state.annotations)];
  const lookup = lookupFor(annotations);
  return lookup.canInherit ? relationsOfClaims(state, text, annotations, lookup) : [];
}

function relationsOfClaims(
  state: LayerState,
  text: string,
  annotations: readonly Annotation[],
  lookup: AttributionLookup,
): readonly Relation[] {
  const found: Relation[] = [];
  for (const claim of annotations.toSorted(compareAnnotations)) {
    if (claim.label !== CLAIM) continue;
    for (const field of ['speaker', 'source'] as const) {
      const attribution = attributionOf(state, text, claim.id, field, lookup);
      if (attribution.kind !== 'by') continue;
      for (const { inherited, mentionId, entityId } of attribution.by) {
        if (!inherited) continue;
        const to =
          mentionId === undefined
            ? entityId && ({ kind: 'entity', id: entityId } as const)
            : ({ kind: 'annotation', id: mentionId } as const);
        if (to) found.push(relationOf(field, claim.id, to));
      }
    }
  }
  return found;
}

function relationOf(field: AttributionField, from: AnnotationId, to: Relation['to']): Relation {
  const type = RELATION_OF_FIELD[field];
  const id = inheritedId({ type, from, to });
  return { id, type, from, to, attributes: {}, provenance: 'propagated' };
}

/** Made of what it links, so that whoever derives it again finds the same. */
export function inheritedId({
  type,
  from,
  to,
}: Pick<Relation, 'type' | 'from' | 'to'>): RelationId {
  return brand<RelationId>(`${type}:${from}:${to.id}`);
}

/** Claims that are open at one place; where more are nested than this, the outermost are not looked at. */
const MOST_AROUND = 100;

/** The claims around each claim in one walk, so that a layer costs its length and not its square. */
function lookupFor(
  annotations: readonly Annotation[],
): AttributionLookup & { readonly canInherit: boolean } {
  const claims = annotations.filter(({ label }) => label === CLAIM);
  // Those that begin first, and of these the longest, stand around the others.
  const sorted = claims
    .map((claim) => ({ claim, span: extent(claim) }))
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const around = new Map<AnnotationId, readonly Annotation[]>();
  let open: typeof sorted = [];
  for (const [index, each] of sorted.entries()) {
    open = open.filter(({ span }) => span.end > each.span.start).slice(-MOST_AROUND);
    const next = sorted[index + 1];
    // Of two on the same words the second may be the larger one in pieces.
    const twin = next?.span.start === each.span.start ? [next] : [];
    around.set(
      each.claim.id,
      [...open, ...twin].map(({ claim }) => claim),
    );
    open.push(each);
  }
  const articleSources = annotations.filter(
    ({ label, attributes }) => label === SOURCE && attributes['scope'] === 'article',
  );
  return {
    around: ({ id }) => around.get(id) ?? [],
    articleSources: () => articleSources,
    canInherit: articleSources.length > 0 || [...around.values()].some(({ length }) => length > 0),
  };
}
