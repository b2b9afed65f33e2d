import type { Alignment } from '#domain/curation/align-layers.ts';
import type { Difference } from '#domain/curation/difference.ts';
import { planTakeGold } from '#domain/curation/plan-take-gold.ts';
import { act } from './annotate.ts';
import type { ActOutcome } from './workspace-state.ts';

/** Makes one thing as the agreed version has it; `difference` and `alignment` are of the layer as it is now. */
export function takeGold(difference: Difference, alignment: Alignment): ActOutcome {
  return act('take-gold', (context) => planTakeGold(context, difference, alignment));
}
