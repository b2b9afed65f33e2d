import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotationId, EntityId, Instant, RelationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import type { Annotation, AttributeValue, Evidence, Relation } from './annotation.ts';

/**
 * A value that says what to change. Every change to a layer is one, and each has an inverse that
 * brings back the very state it was applied to (times included): undo, crash recovery and replay
 * are the same mechanism. `null` takes a value away.
 */
export type Command =
  | { readonly kind: 'add-annotation'; readonly annotation: Annotation }
  /** Takes its relations along; the inverse brings them back. */
  | { readonly kind: 'remove-annotation'; readonly id: AnnotationId }
  /** Puts another value in its place, whole. Acts of the user change single parts instead: another tab may have changed the rest. */
  | { readonly kind: 'replace-annotation'; readonly annotation: Annotation }
  | {
      readonly kind: 'relabel';
      readonly id: AnnotationId;
      readonly label: string;
      readonly at: Instant;
    }
  | {
      readonly kind: 'set-fragments';
      readonly id: AnnotationId;
      readonly fragments: readonly Span[];
      readonly at: Instant;
    }
  | {
      readonly kind: 'set-attribute';
      readonly id: AnnotationId;
      readonly attribute: string;
      readonly value: AttributeValue | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'set-entity';
      readonly id: AnnotationId;
      readonly entityId: EntityId | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'set-note';
      readonly id: AnnotationId;
      readonly note: string | null;
      readonly at: Instant;
    }
  | {
      readonly kind: 'set-evidence';
      readonly id: AnnotationId;
      readonly evidence: readonly Evidence[];
      readonly at: Instant;
    }
  | { readonly kind: 'link'; readonly relation: Relation }
  | { readonly kind: 'unlink'; readonly id: RelationId }
  | { readonly kind: 'replace-relation'; readonly relation: Relation }
  | {
      readonly kind: 'set-relation-attribute';
      readonly id: RelationId;
      readonly attribute: string;
      readonly value: AttributeValue | null;
    }
  | { readonly kind: 'add-entity'; readonly entity: Entity }
  | { readonly kind: 'remove-entity'; readonly id: EntityId }
  /** With `before`, changes only the fields that differ between the two: entities are shared, and others may have changed the rest. */
  | { readonly kind: 'replace-entity'; readonly entity: Entity; readonly before?: Entity }
  | { readonly kind: 'batch'; readonly commands: readonly Command[] };

export type CommandError =
  | { readonly kind: 'unknown-annotation'; readonly id: AnnotationId }
  | { readonly kind: 'unknown-relation'; readonly id: RelationId }
  | { readonly kind: 'unknown-entity'; readonly id: EntityId }
  | { readonly kind: 'id-taken'; readonly id: string }
  | { readonly kind: 'bad-fragments'; readonly id: AnnotationId }
  /** An entity that annotations or relations of this layer still name cannot be removed. */
  | { readonly kind: 'entity-in-use'; readonly id: EntityId };

/** Result of applying a command (see `applyCommand` in apply-command.ts). */
export type Touched = {
  readonly annotations: readonly AnnotationId[];
  readonly entities: readonly EntityId[];
};
