import type { Command } from '#domain/annotation/command.ts';
import { type PlanContext, batch } from '#domain/annotation/plan-context.ts';
import { type AnnotationId, type LayerId, brand } from '#domain/ids.ts';
import type { Alignment } from './align-layers.ts';
import type { RelationGroup } from './align-relations.ts';
import type { Version } from './decided-version.ts';
import type { ReviewItem } from './review-items.ts';

/** What accepting a decision would do to the annotator's own layer as it is now. */
export type Acceptance =
  | {
      readonly kind: 'change';
      readonly command: Command;
      /** Links that come with it. */
      readonly links: readonly BroughtLink[];
    }
  /** It says so already. */
  | { readonly kind: 'already' }
  /** It says neither what was reviewed nor what was decided: nothing is overwritten. */
  | { readonly kind: 'changed-since' }
  /** An end of the link is not there, or the codebook of today does not allow it. */
  | { readonly kind: 'impossible' };

/** A link that follows from a decision, and comes along when that is accepted. */
export type BroughtLink = {
  readonly version: RelationVersion;
  /** My own of the same kind from the same annotation, which were decided away and go. */
  readonly replaces: readonly RelationVersion[];
  /** Those that stay: there is more than one then, as it was decided. */
  readonly beside: readonly RelationVersion[];
};

export type RelationVersion = Extract<Version, { kind: 'relation' }>;

export type AcceptContext = {
  readonly plan: PlanContext;
  readonly alignment: Alignment;
  /** The annotator's layer among those compared. */
  readonly layer: number;
  /** Which relations of the layers stand for the same. */
  readonly relations: readonly RelationGroup[];
  /** Ids of the layers compared, in their order. */
  readonly layers: readonly LayerId[];
  /** All of the review: links that follow from a decision come along with it. */
  readonly items: readonly ReviewItem[];
};

/** Of one decision among several. */
export type OneOfSeveral = AcceptContext & {
  /** What decisions before this one have changed: another label brings other fields. */
  readonly accepted: ReadonlySet<AnnotationId>;
};

export const ALREADY: Acceptance = { kind: 'already' };
export const CHANGED: Acceptance = { kind: 'changed-since' };
export const IMPOSSIBLE: Acceptance = { kind: 'impossible' };

/** The same each time, so that links find it and nothing is taken over twice. */
export function acceptedId(id: AnnotationId): AnnotationId {
  return brand<AnnotationId>(`accepted-${id}`);
}

export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

export function change(commands: readonly Command[]): Acceptance {
  return { kind: 'change', command: batch(commands), links: [] };
}
