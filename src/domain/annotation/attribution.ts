import type { EntityId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** The two fields of a claim's card that are relations underneath. */
export type AttributionField = 'speaker' | 'source';

/** `suggested`: a guess of ours that the user accepted as it was; recorded as `suggested-accepted`. */
export type AttributionAnswer =
  /** A known entity; its nearest mention in the text is tagged, or the claim links to the entity itself. */
  | { readonly kind: 'entity'; readonly entityId: EntityId; readonly suggested?: true }
  /** This stretch of text is the mention; the entity is found or made by `name`, else by the words themselves. */
  | {
      readonly kind: 'mention';
      readonly span: Span;
      readonly name?: string;
      readonly suggested?: true;
    }
  /** Typed: the known entity of that name or alias, or a new one. */
  | { readonly kind: 'name'; readonly name: string }
  /** Speaker only: nobody stands behind it, as an answer. */
  | { readonly kind: 'nobody' }
  /** The text keeps the name back ("a senior official"): an entity of its own. */
  | { readonly kind: 'unnamed'; readonly mention?: Span; readonly suggested?: true }
  | { readonly kind: 'clear' };

/** Names of the default codebook that the rules of attribution rest on. */
export const CLAIM = 'CLAIM';
export const SPEAKER = 'SPEAKER';
export const SOURCE = 'SOURCE';
export const CUE = 'CUE';
export const SAID_BY = 'said_by';
export const REPORTED_BY = 'reported_by';
/** Flag of a claim: nobody stands behind it. Set through the speaker field only. */
export const UNATTRIBUTED = 'unattributed';

export const RELATION_OF_FIELD = { speaker: SAID_BY, source: REPORTED_BY } as const;
export const LABEL_OF_FIELD = { speaker: SPEAKER, source: SOURCE } as const;
