import type { AnnotationId, LayerId } from '#domain/ids.ts';
import type { Difference } from './difference.ts';
import type { Outcome } from './review-log.ts';

/** Why a link of one of the layers cannot be in the agreed version. */
export type LinkFault = {
  /** The end that is in the way: an annotation of `layer`. */
  readonly end: AnnotationId;
  readonly layer: number;
} & (
  | { readonly kind: 'left-out' }
  /** It was decided to be a `label` from or to which the codebook has no such link. */
  | { readonly kind: 'unfit'; readonly label: string }
);

type Linked = {
  readonly difference: Difference;
  /** One a layer; undefined where its link can be taken, or it has none. */
  readonly faults?: readonly (LinkFault | undefined)[];
};

/** Why an outcome that keeps a link cannot be; undefined where it can. `layers`: those compared, in their order. */
export function faultOf(
  { difference, faults = [] }: Linked,
  outcome: Outcome,
  layers: readonly LayerId[],
): LinkFault | undefined {
  if (difference.kind !== 'relation') return undefined;
  if (outcome.kind === 'take') return faults[layers.indexOf(outcome.layer)];
  if (outcome.kind !== 'both' && outcome.kind !== 'union') return undefined;
  const kept = [...difference.relations.keys()].filter((layer) => difference.relations[layer]);
  return kept.every((layer) => faults[layer]) ? faults.find((fault) => fault) : undefined;
}
