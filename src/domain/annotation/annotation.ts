import type { AnnotationId, EntityId, Instant, RelationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** What an attribute can hold: one value, several, free text or a date as text, or a flag. */
export type AttributeValue = string | boolean | readonly string[];

/** Attribute id → value. An attribute that was not answered is absent, never null. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Undefined where it was not answered. Attribute ids come from files: one may be called `toString`. */
export function answerTo(attributes: Attributes, id: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, id) ? attributes[id] : undefined;
}

export const PROVENANCES = [
  'manual',
  'suggested-accepted',
  'propagated',
  'imported',
  'curated',
] as const;
export type Provenance = (typeof PROVENANCES)[number];

export const HEALTHS = ['sound', 'needs-review', 'orphaned'] as const;
export type Health = (typeof HEALTHS)[number];

export type Evidence = {
  readonly url?: string;
  readonly note?: string;
  /** Calendar date `YYYY-MM-DD`. */
  readonly seenAt?: string;
};

/** One label put on one or more pieces of text by one annotator. */
export type Annotation = {
  readonly id: AnnotationId;
  /** Label id of the codebook, such as `CLAIM`. */
  readonly label: string;
  /** At least one; sorted by start, not empty, neither overlapping nor touching. */
  readonly fragments: readonly Span[];
  readonly attributes: Attributes;
  readonly entityId?: EntityId;
  readonly provenance: Provenance;
  readonly note?: string;
  readonly evidence?: readonly Evidence[];
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly health: Health;
};

export type RelationEnd =
  | { readonly kind: 'annotation'; readonly id: AnnotationId }
  | { readonly kind: 'entity'; readonly id: EntityId };

/** A directed link between two annotations, or from one to an entity the text does not mention nearby. */
export type Relation = {
  readonly id: RelationId;
  /** Relation type id of the codebook, such as `said_by`. */
  readonly type: string;
  readonly from: AnnotationId;
  readonly to: RelationEnd;
  readonly attributes: Attributes;
  readonly provenance: Provenance;
};

/** From the first fragment's start to the last one's end. */
export function extent(annotation: Annotation): Span {
  return { start: startOf(annotation), end: endOf(annotation) };
}

export function startOf({ id, fragments: [first] }: Annotation): number {
  if (!first) throw new Error(`annotation ${id} has no fragment`);
  return first.start;
}

export function endOf({ id, fragments }: Annotation): number {
  const last = fragments.at(-1);
  if (!last) throw new Error(`annotation ${id} has no fragment`);
  return last.end;
}
