import { planTagAll } from '#domain/annotation/plan-tag-all.ts';
import type { EntityId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { act } from './annotate.ts';
import type { ActOutcome } from './workspace-state.ts';

/** Tags many places at once: one act, one undo. */
export function tagAll(
  label: string,
  spans: readonly Span[],
  provenance: 'manual' | 'propagated',
  entityId?: EntityId,
): ActOutcome {
  return act('tag-all', (context) => planTagAll(context, label, spans, provenance, entityId));
}
