import { findRelation } from '#domain/codebook/codebook.ts';
import {
  isValueAllowed,
  relationsAllowed,
  wouldCycle,
} from '#domain/codebook/validate-annotation.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, RelationId } from '#domain/ids.ts';
import { type Result, ok } from '#domain/result.ts';
import type { AttributeValue } from './annotation.ts';
import type { Command } from './command.ts';
import { makeRelation, sameEnd } from './make-relation.ts';
import {
  type Plan,
  type PlanContext,
  type PlanRefusal,
  findAnnotation,
  refuse,
} from './plan-context.ts';

export type LinkPlan = { readonly id: RelationId; readonly command: Command };

/** Links two annotations, if the codebook has this relation between their labels and it closes no circle. */
export function planLink(
  ctx: PlanContext,
  type: string,
  from: AnnotationId,
  to: AnnotationId,
): Result<LinkPlan, PlanRefusal> {
  const refusal = refusalOf(ctx, type, from, to);
  if (refusal) return refuse(refusal);
  const relation = makeRelation(ctx, type, from, { kind: 'annotation', id: to }, 'manual');
  return ok({ id: relation.id, command: { kind: 'link', relation } });
}

/** Relation types the user may draw from an annotation through `L`, with every annotation each may lead to, in text order. */
export function linkTargets(
  ctx: PlanContext,
  from: AnnotationId,
): readonly { readonly type: string; readonly targets: readonly AnnotationId[] }[] {
  const annotation = findAnnotation(ctx, from);
  if (!annotation) return [];
  const definitions = ctx.codebook.relations.filter(
    (relation) => relation.field === undefined && relation.from.includes(annotation.label),
  );
  const others = [...valuesOf(ctx.state.annotations)].toSorted(
    (a, b) => (a.fragments[0]?.start ?? 0) - (b.fragments[0]?.start ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return definitions.map(({ id: type, to }) => ({
    type,
    targets: others
      .filter((other) => to.includes(other.label) && !refusalOf(ctx, type, from, other.id))
      .map((other) => other.id),
  }));
}

/** `null` takes the answer back. */
export function planSetRelationAttribute(
  ctx: PlanContext,
  id: RelationId,
  attribute: string,
  value: AttributeValue | null,
): Plan {
  const relation = getFrom(ctx.state.relations, id);
  if (!relation) return refuse('unknown-relation');
  const definition = findRelation(ctx.codebook, relation.type)?.attributes.find(
    (each) => each.id === attribute,
  );
  if (value !== null && (!definition || !isValueAllowed(definition, value)))
    return refuse('not-allowed');
  return ok({ kind: 'set-relation-attribute', id, attribute, value });
}

function refusalOf(
  ctx: PlanContext,
  type: string,
  from: AnnotationId,
  to: AnnotationId,
): PlanRefusal['kind'] | undefined {
  const source = findAnnotation(ctx, from);
  const target = findAnnotation(ctx, to);
  if (!source || !target) return 'unknown-annotation';
  const allowed = relationsAllowed(ctx.codebook, source.label, target.label);
  const definition = allowed.find((each) => each.id === type);
  if (!definition) return 'not-allowed';
  const end = { kind: 'annotation', id: to } as const;
  const isLinked = (getFrom(ctx.state.relationsOf, from) ?? []).some((id) => {
    const relation = getFrom(ctx.state.relations, id);
    return relation?.type === type && relation.from === from && sameEnd(relation.to, end);
  });
  if (isLinked) return 'already-linked';
  return definition.acyclic && wouldCycle(ctx.state, type, from, to) ? 'cycle' : undefined;
}
