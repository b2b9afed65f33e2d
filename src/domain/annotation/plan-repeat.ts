import type { AnnotationId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { RelationEnd } from './annotation.ts';
import {
  type Attribution,
  type AttributionLookup,
  type AttributionView,
  attributionOf,
} from './attribution-of.ts';
import type { AttributionField } from './attribution.ts';
import type { Command } from './command.ts';
import { attach, setNobody, unlinkAll } from './plan-answer.ts';
import { type Plan, type PlanContext, batch, findAnnotation, refuse } from './plan-context.ts';

/**
 * Gives a claim the speaker and source of another one: the very same mentions or entities, those it
 * inherits included. A field the other one has no answer for is left as it is.
 */
export function planRepeat(
  ctx: PlanContext,
  claimId: AnnotationId,
  previousClaimId: AnnotationId,
  lookup: AttributionLookup = {},
): Plan {
  const claim = findAnnotation(ctx, claimId);
  if (!claim || !findAnnotation(ctx, previousClaimId)) return refuse('unknown-annotation');
  const fields: readonly AttributionField[] = ['speaker', 'source'];
  const commands: Command[] = [];
  let isAnswered = false;
  for (const field of fields) {
    const attribution = attributionOf(ctx.state, ctx.text, previousClaimId, field, lookup);
    const ends = endsOf(attribution);
    if (attribution.kind === 'nobody') {
      isAnswered = true;
      commands.push(...unlinkAll(ctx, claim, field), ...setNobody(ctx, claim, field, true));
    } else if (ends.length > 0) {
      isAnswered = true;
      commands.push(...attach(ctx, claim, field, ends, 'manual'));
    }
  }
  return isAnswered ? ok(batch(commands)) : refuse('nothing-to-repeat');
}

/** Sources that hold for the whole article hold for this claim too: they need no link. */
function endsOf(attribution: Attribution): readonly RelationEnd[] {
  if (attribution.kind !== 'by') return [];
  return attribution.by.filter((view) => view.relationId !== undefined).flatMap(endOf);
}

function endOf({ mentionId, entityId }: AttributionView): readonly RelationEnd[] {
  if (mentionId !== undefined) return [{ kind: 'annotation', id: mentionId }];
  return entityId === undefined ? [] : [{ kind: 'entity', id: entityId }];
}
