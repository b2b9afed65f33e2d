import { type Annotation, answerTo } from '#domain/annotation/annotation.ts';
import { applyCommand } from '#domain/annotation/apply-command.ts';
import type { Command } from '#domain/annotation/command.ts';
import { CUE_ATTRIBUTE } from '#domain/annotation/named-entities.ts';
import { planRelabel, planRemove } from '#domain/annotation/plan-change.ts';
import { type PlanContext, batch } from '#domain/annotation/plan-context.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { type AnnotationId, brand } from '#domain/ids.ts';
import { fragmentsEqual } from '#domain/matching/fragment-overlap.ts';
import type { Span } from '#domain/text/span.ts';
import { acceptRelation, withFollowing } from './accept-links.ts';
import {
  ALREADY,
  type AcceptContext,
  type Acceptance,
  CHANGED,
  IMPOSSIBLE,
  type OneOfSeveral,
  acceptedId,
  change,
  isSame,
} from './acceptance.ts';
import type { Version } from './decided-version.ts';
import type { DecisionAgainst } from './decisions-against.ts';
import type { Difference } from './difference.ts';

/**
 * Accepting one decision after the other on one state: the single command for those that can be, and what
 * becomes of each.
 */
export function acceptAll(
  decisions: readonly DecisionAgainst[],
  context: AcceptContext,
): { readonly command: Command; readonly results: readonly Acceptance[] } {
  let { state } = context.plan;
  const commands: Command[] = [];
  const accepted = new Set<AnnotationId>();
  const results = decisions.map((decision) => {
    const result = accept(decision, { ...context, accepted, plan: { ...context.plan, state } });
    if (result.kind !== 'change') return result;
    const applied = applyCommand(state, result.command);
    if (!applied.ok) return IMPOSSIBLE;
    ({ state } = applied.value);
    for (const id of applied.value.touched.annotations) accepted.add(id);
    commands.push(result.command);
    return result;
  });
  return { command: batch(commands), results };
}

function accept({ item, became }: DecisionAgainst, context: OneOfSeveral): Acceptance {
  const { difference } = item;
  if (difference.kind === 'relation') return acceptRelation(difference, became, context);
  const mine = difference.members[context.layer];
  const result = mine
    ? changeMine(difference, mine, became, context)
    : addTheirs(difference, became, context);
  return withFollowing(result, difference.key, context);
}

type OfSpan = Exclude<Difference, { kind: 'relation' }>;

function changeMine(
  difference: OfSpan,
  mine: Annotation,
  became: Version,
  { plan, layer, accepted }: OneOfSeveral,
): Acceptance {
  const now = getFrom(plan.state.annotations, mine.id);
  if (!now) return became.kind === 'nothing' ? ALREADY : CHANGED;
  switch (became.kind) {
    case 'nothing':
      return isAsReviewed(now, mine) ? planned(planRemove(plan, mine.id)) : CHANGED;
    case 'label':
      if (now.label === became.label) return ALREADY;
      return now.label === mine.label ? planned(planRelabel(plan, mine.id, became.label)) : CHANGED;
    case 'annotation':
      return toAnnotation(now, mine, became, plan);
    case 'extent':
      return toExtent(difference, { now, mine }, became.annotations, { plan, layer });
    case 'value': {
      const { attribute, value } = became;
      const at = plan.now;
      if (isSame(answerTo(now.attributes, attribute), value)) return ALREADY;
      const { id } = mine;
      const isMine = isSame(
        answerTo(now.attributes, attribute),
        answerTo(mine.attributes, attribute),
      );
      if (!isMine && !accepted.has(id)) return CHANGED;
      return change([{ kind: 'set-attribute', id, attribute, value: value ?? null, at }]);
    }
    case 'entity':
      if (now.entityId === became.entityId) return ALREADY;
      if (now.entityId !== mine.entityId && !accepted.has(mine.id)) return CHANGED;
      return change([
        { kind: 'set-entity', id: mine.id, entityId: became.entityId ?? null, at: plan.now },
      ]);
    case 'relation':
      return IMPOSSIBLE;
  }
}

function toAnnotation(
  now: Annotation,
  mine: Annotation,
  became: Extract<Version, { kind: 'annotation' }>,
  plan: PlanContext,
): Acceptance {
  if (now.label === became.label && fragmentsEqual(now.fragments, became.fragments)) return ALREADY;
  if (!isAsReviewed(now, mine)) return CHANGED;
  const relabelled = planRelabel(plan, mine.id, became.label);
  if (!relabelled.ok) return IMPOSSIBLE;
  return change([piecesOf(mine.id, became.fragments, plan), relabelled.value]);
}

/**
 * The annotation that the decision is about keeps its id, and with it its links: it becomes the first of
 * those decided. Further ones are made like it, and what was a part of its own goes.
 */
function toExtent(
  difference: OfSpan,
  { now, mine }: { readonly now: Annotation; readonly mine: Annotation },
  annotations: readonly (readonly Span[])[],
  { plan, layer }: Pick<AcceptContext, 'plan' | 'layer'>,
): Acceptance {
  const own = ownParts(difference, mine, layer);
  const current = own.map(({ id }) => getFrom(plan.state.annotations, id));
  const [first, ...further] = annotations;
  if (!first || first.length === 0) return IMPOSSIBLE;
  const isThere = (fragments: readonly Span[]): boolean =>
    hasSuch(plan, { label: now.label, fragments });
  const isFirst = fragmentsEqual(now.fragments, first);
  const others = own.filter(({ id }) => id !== mine.id);
  const areOthersGone = others.every(
    (each) =>
      !getFrom(plan.state.annotations, each.id) ||
      annotations.some((one) => fragmentsEqual(one, each.fragments)),
  );
  if (isFirst && further.every(isThere) && areOthersGone) return ALREADY;
  const isUnchanged = own.every((each, index) => {
    const there = current[index];
    return there !== undefined && fragmentsEqual(there.fragments, each.fragments);
  });
  if (!isUnchanged) return CHANGED;
  return change([
    ...others.map(({ id }): Command => ({ kind: 'remove-annotation', id })),
    piecesOf(mine.id, first, plan),
    ...further.map((fragments, index): Command => ({
      kind: 'add-annotation',
      annotation: {
        ...now,
        fragments,
        updatedAt: plan.now,
        id: brand<AnnotationId>(`${acceptedId(mine.id)}-${index + 2}`),
        provenance: 'curated',
        createdAt: plan.now,
      },
    })),
  ]);
}

function piecesOf(id: AnnotationId, fragments: readonly Span[], { now: at }: PlanContext): Command {
  return { kind: 'set-fragments', id, fragments, at };
}

function ownParts(difference: OfSpan, mine: Annotation, layer: number): readonly Annotation[] {
  if (difference.kind !== 'split' || difference.split.parts.layer !== layer) return [mine];
  return difference.split.parts.annotations;
}

function addTheirs(difference: OfSpan, became: Version, { plan }: AcceptContext): Acceptance {
  if (became.kind !== 'annotation') return became.kind === 'nothing' ? ALREADY : IMPOSSIBLE;
  if (hasSuch(plan, became)) return ALREADY;
  const { label, fragments } = became;
  const like =
    difference.members.find(
      (one) => one?.label === label && fragmentsEqual(one.fragments, fragments),
    ) ?? difference.members.find((one) => one !== undefined);
  if (!like) return IMPOSSIBLE;
  const { entityId, ...rest } = like;
  const isKnown = entityId !== undefined && getFrom(plan.state.entities, entityId) !== undefined;
  const { [CUE_ATTRIBUTE]: _cue, ...attributes } = rest.attributes;
  return change([
    {
      kind: 'add-annotation',
      annotation: {
        ...rest,
        ...(isKnown && { entityId }),
        id: acceptedId(like.id),
        label,
        fragments,
        attributes,
        provenance: 'curated',
        createdAt: plan.now,
        updatedAt: plan.now,
      },
    },
  ]);
}

function isAsReviewed(now: Annotation, then: Annotation): boolean {
  return now.label === then.label && fragmentsEqual(now.fragments, then.fragments);
}

function hasSuch(
  { state }: PlanContext,
  { label, fragments }: { readonly label: string; readonly fragments: readonly Span[] },
): boolean {
  for (const each of valuesOf(state.annotations)) {
    if (each.label === label && fragmentsEqual(each.fragments, fragments)) return true;
  }
  return false;
}

function planned(plan: ReturnType<typeof planRemove>): Acceptance {
  return plan.ok ? change([plan.value]) : IMPOSSIBLE;
}
