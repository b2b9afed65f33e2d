import {
  type Annotation,
  type Relation,
  type RelationEnd,
  answerTo,
} from '#domain/annotation/annotation.ts';
import type { Command } from '#domain/annotation/command.ts';
import { planRelabel, planRemove } from '#domain/annotation/plan-change.ts';
import { type Plan, type PlanContext, batch, refuse } from '#domain/annotation/plan-context.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { type AnnotationId, type RelationId, brand } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Alignment } from './align-layers.ts';
import type { Difference } from './difference.ts';

/**
 * Makes one thing in the own layer as gold has it: one command, one undo step. `difference` and
 * `alignment` are of the own layer as it is now (layer 0) and gold (layer 1).
 */
export function planTakeGold(ctx: PlanContext, difference: Difference, alignment: Alignment): Plan {
  if (difference.kind === 'relation') return planRelation(ctx, difference, alignment);
  const [own, gold] = difference.members;
  if (own && gold) {
    if (difference.kind === 'split') return planSplit(ctx, difference, own, gold);
    if (difference.kind !== 'only') return planField(ctx, difference, own, gold);
  }
  if (own) return planRemove(ctx, own.id);
  return gold ? ok(added(ctx, gold)) : refuse('unknown-annotation');
}

function planField(
  ctx: PlanContext,
  difference: Exclude<Difference, { kind: 'relation' | 'only' | 'split' }>,
  { id }: Annotation,
  gold: Annotation,
): Plan {
  const at = ctx.now;
  switch (difference.kind) {
    case 'label':
      return planRelabel(ctx, id, gold.label);
    case 'edge':
      return ok({ kind: 'set-fragments', id, fragments: gold.fragments, at });
    case 'attribute': {
      const { attribute } = difference;
      return ok({
        kind: 'set-attribute',
        id,
        attribute,
        value: answerTo(gold.attributes, attribute) ?? null,
        at,
      });
    }
    case 'entity':
      return ok({ kind: 'set-entity', id, entityId: knownEntity(ctx, gold) ?? null, at });
  }
}

/** The aligned one takes the aligned one's extent, and keeps its links; the other parts go or come. */
function planSplit(
  ctx: PlanContext,
  { split: { whole, parts } }: Difference & { readonly kind: 'split' },
  own: Annotation,
  gold: Annotation,
): Plan {
  const [mine, others] =
    whole.layer === 0
      ? [[whole.annotation], parts.annotations]
      : [parts.annotations, [whole.annotation]];
  return ok(
    batch([
      { kind: 'set-fragments', id: own.id, fragments: gold.fragments, at: ctx.now },
      ...mine
        .filter(({ id }) => id !== own.id)
        .map(({ id }): Command => ({ kind: 'remove-annotation', id })),
      ...others.filter(({ id }) => id !== gold.id).map((each) => added(ctx, each)),
    ]),
  );
}

function planRelation(
  ctx: PlanContext,
  { relations: [own, gold] }: Difference & { readonly kind: 'relation' },
  alignment: Alignment,
): Plan {
  const unlink: readonly Command[] = own ? [{ kind: 'unlink', id: own.id }] : [];
  if (!gold) return ok(batch(unlink));
  const from = ownOf(gold.from, alignment);
  const to = ownEnd(ctx, gold.to, alignment);
  // Its ends have to be there first: they are differences of their own.
  if (from === undefined || !to) return refuse('unknown-annotation');
  const relation: Relation = {
    ...gold,
    id: brand<RelationId>(ctx.newId()),
    from,
    to,
    provenance: 'curated',
  };
  return ok(batch([...unlink, { kind: 'link', relation }]));
}

function ownEnd(ctx: PlanContext, to: RelationEnd, alignment: Alignment): RelationEnd | undefined {
  if (to.kind === 'entity') return getFrom(ctx.state.entities, to.id) ? to : undefined;
  const id = ownOf(to.id, alignment);
  return id === undefined ? undefined : { kind: 'annotation', id };
}

/** The own annotation that gold's is aligned with. */
function ownOf(id: AnnotationId, { groups, groupOf }: Alignment): AnnotationId | undefined {
  return groups[groupOf[1]?.get(id) ?? -1]?.members[0]?.id;
}

/** A copy of gold's annotation; notes and evidence are their writer's and stay behind. */
function added(ctx: PlanContext, gold: Annotation): Command {
  const { label, fragments, attributes } = gold;
  const entityId = knownEntity(ctx, gold);
  const annotation: Annotation = {
    id: brand<AnnotationId>(ctx.newId()),
    label,
    fragments,
    attributes,
    ...(entityId !== undefined && { entityId }),
    provenance: 'curated',
    createdAt: ctx.now,
    updatedAt: ctx.now,
    health: 'sound',
  };
  return { kind: 'add-annotation', annotation };
}

function knownEntity(ctx: PlanContext, { entityId }: Annotation): Annotation['entityId'] {
  return entityId !== undefined && getFrom(ctx.state.entities, entityId) ? entityId : undefined;
}
