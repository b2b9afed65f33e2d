import type { Annotation, AttributeValue, Relation } from '#domain/annotation/annotation.ts';
import type { EdgePiece } from './edge-pieces.ts';
import type { Split } from './find-splits.ts';

/**
 * One thing on which layers differ, to be decided by itself: an aligned pair with another label and
 * other edges has two. `members` hold one version a layer, in their order.
 */
export type Difference = DifferenceBase & (SpanDifference | RelationDifference);

type DifferenceBase = {
  /** The same for the same difference after a reload: made from its kind and the ids involved. */
  readonly key: string;
};

type SpanDifference = {
  /** Index in the alignment. */
  readonly group: number;
  readonly members: readonly (Annotation | undefined)[];
} & (
  | {
      readonly kind: 'only';
      /** The layers that marked it; the others did not. */
      readonly markedBy: readonly number[];
    }
  | { readonly kind: 'label' }
  | {
      readonly kind: 'edge';
      /** Quotation marks, spaces, punctuation, articles and nothing else. */
      readonly isTrim: boolean;
      readonly pieces: readonly EdgePiece[];
    }
  | { readonly kind: 'split'; readonly split: Split }
  | {
      readonly kind: 'attribute';
      readonly attribute: string;
      /** One a layer; `undefined` where it was not answered. */
      readonly values: readonly (AttributeValue | undefined)[];
    }
  | {
      readonly kind: 'entity';
      /** One a layer, as keys that are equal for the same entity; `undefined` where none is linked. */
      readonly entities: readonly (string | undefined)[];
    }
);

type RelationDifference = {
  readonly kind: 'relation';
  readonly change: RelationChange;
  /** One a layer; `undefined` where it has none. */
  readonly relations: readonly (Relation | undefined)[];
  /** Keys of differences about its ends that have to be decided first. */
  readonly waitsFor: readonly string[];
};

export type RelationChange =
  /** Not all layers have it. */
  | 'missing'
  | 'type'
  | 'direction'
  /** It leads to something else. */
  | 'end'
  | 'attribute';
