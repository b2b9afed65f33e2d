import * as v from 'valibot';
import {
  type AttributeValue,
  type Attributes,
  type Evidence,
  HEALTHS,
  PROVENANCES,
  type Relation,
  type RelationEnd,
} from '#domain/annotation/annotation.ts';
import { ENTITY_KINDS, type Entity } from '#domain/entities/entity.ts';
import {
  type AnnotationId,
  type AnnotatorId,
  type ArticleId,
  type CommentId,
  type EntityId,
  LAST_INSTANT,
  type LayerId,
  type ProjectId,
  type RelationId,
  brand,
} from '#domain/ids.ts';
import { BLOCK_KINDS, BOILERPLATE_REASONS, type Block } from '#domain/text/block.ts';
import type { Span } from '#domain/text/span.ts';

// Each schema is annotated with its domain type: a field added there and forgotten here does not
// compile. Unknown keys are refused, for what is not understood would be lost on the way.

function idSchema<
  T extends
    | ProjectId
    | ArticleId
    | AnnotatorId
    | LayerId
    | AnnotationId
    | RelationId
    | CommentId
    | EntityId,
>(): v.GenericSchema<unknown, T> {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.transform((text) => brand<T>(text)),
  );
}

export const ProjectIdJson = idSchema<ProjectId>();
export const ArticleIdJson = idSchema<ArticleId>();
export const AnnotatorIdJson = idSchema<AnnotatorId>();
export const LayerIdJson = idSchema<LayerId>();
export const CommentIdJson = idSchema<CommentId>();
export const AnnotationIdJson = idSchema<AnnotationId>();
export const EntityIdJson = idSchema<EntityId>();
const RelationIdJson = idSchema<RelationId>();

export const OffsetJson: v.GenericSchema<unknown, number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(0),
);
/** The year 0: the first time that annotation files can write. */
const FIRST_INSTANT = -62_167_219_200_000;

/** Milliseconds since the epoch. A number beyond could be stored and never exported again. */
export const InstantJson: v.GenericSchema<unknown, number> = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(FIRST_INSTANT),
  v.maxValue(LAST_INSTANT),
);
export const DateJson: v.GenericSchema<unknown, string> = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}$/v),
);
/** SHA-256 in lower-case hex. */
export const HashJson: v.GenericSchema<unknown, string> = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f]{64}$/v),
);

const AttributeValueJson: v.GenericSchema<unknown, AttributeValue> = v.union([
  v.string(),
  v.boolean(),
  v.array(v.string()),
]);
export const AttributesJson: v.GenericSchema<unknown, Attributes> = v.record(
  v.string(),
  AttributeValueJson,
);

export const EvidenceJson: v.GenericSchema<unknown, Evidence> = v.strictObject({
  url: v.exactOptional(v.string()),
  note: v.exactOptional(v.string()),
  seenAt: v.exactOptional(DateJson),
});

export const ProvenanceJson = v.picklist(PROVENANCES);
export const HealthJson = v.picklist(HEALTHS);

const RelationEndJson: v.GenericSchema<unknown, RelationEnd> = v.variant('kind', [
  v.strictObject({ kind: v.literal('annotation'), id: AnnotationIdJson }),
  v.strictObject({ kind: v.literal('entity'), id: EntityIdJson }),
]);

export const RelationJson: v.GenericSchema<unknown, Relation> = v.strictObject({
  id: RelationIdJson,
  type: v.string(),
  from: AnnotationIdJson,
  to: RelationEndJson,
  attributes: AttributesJson,
  provenance: ProvenanceJson,
});

export const EntityJson: v.GenericSchema<unknown, Entity> = v.strictObject({
  id: EntityIdJson,
  projectId: ProjectIdJson,
  kind: v.picklist(ENTITY_KINDS),
  name: v.string(),
  aliases: v.array(v.string()),
  affiliation: v.exactOptional(v.string()),
  role: v.exactOptional(v.string()),
  status: v.exactOptional(v.string()),
  speaksFor: v.exactOptional(EntityIdJson),
  partOf: v.exactOptional(EntityIdJson),
  wikidata: v.exactOptional(v.string()),
  unnamed: v.exactOptional(v.literal(true)),
  confidential: v.exactOptional(v.literal(true)),
  note: v.exactOptional(v.string()),
  mergedInto: v.exactOptional(EntityIdJson),
  distinctFrom: v.exactOptional(v.array(EntityIdJson)),
});

export const BlockJson: v.GenericSchema<unknown, Block> = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(BLOCK_KINDS),
  start: OffsetJson,
  end: OffsetJson,
  flag: v.exactOptional(
    v.strictObject({ kind: v.literal('boilerplate'), reason: v.picklist(BOILERPLATE_REASONS) }),
  ),
  hidden: v.exactOptional(v.literal(true)),
});

export const SpanJson: v.GenericSchema<unknown, Span> = v.strictObject({
  start: OffsetJson,
  end: OffsetJson,
});

/** A span with the words it holds, so that a reader can check it. */
export const QuotedSpanJson: v.GenericSchema<unknown, Span & { readonly quote: string }> =
  v.strictObject({ start: OffsetJson, end: OffsetJson, quote: v.string() });
