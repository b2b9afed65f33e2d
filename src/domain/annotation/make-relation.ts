import { findRelation } from '#domain/codebook/codebook.ts';
import { defaultAttributes } from '#domain/codebook/validate-annotation.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';
import type { Attributes, Provenance, Relation, RelationEnd } from './annotation.ts';
import type { PlanContext } from './plan-context.ts';

/** A new relation with the codebook's defaults. One that ends at an entity is inferred: no words carry it. */
export function makeRelation(
  ctx: PlanContext,
  type: string,
  from: AnnotationId,
  to: RelationEnd,
  provenance: Provenance,
): Relation {
  const definition = findRelation(ctx.codebook, type);
  const defaults = definition ? defaultAttributes(definition) : {};
  const inferred: Attributes =
    to.kind === 'entity' && defaults['explicit'] !== undefined ? { explicit: 'inferred' } : {};
  return {
    id: brand<RelationId>(ctx.newId()),
    type,
    from,
    to,
    attributes: { ...defaults, ...inferred },
    provenance,
  };
}

export function sameEnd(a: RelationEnd, b: RelationEnd): boolean {
  return a.kind === b.kind && a.id === b.id;
}
