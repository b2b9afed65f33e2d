import {
  type Attribution,
  attributionOf as attributionInState,
} from '#domain/annotation/attribution-of.ts';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { runtime, store } from './store.ts';

/** Who stands behind a claim of the open article, inherited answers included. */
export function attributionOf(
  state: LayerState,
  claim: AnnotationId,
  field: AttributionField,
): Attribution {
  const { open } = store.getState();
  if (!open) return { kind: 'none' };
  // The index follows the newest state; an older one is read in full.
  const lookup = open.state === state ? runtime.attribution : undefined;
  return attributionInState(state, open.revision.text, claim, field, lookup);
}
