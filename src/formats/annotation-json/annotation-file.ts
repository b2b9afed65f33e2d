import * as v from 'valibot';
import {
  AttributesJson,
  BlockJson,
  DateJson,
  EntityJson,
  EvidenceJson,
  HashJson,
  HealthJson,
  OffsetJson,
  ProvenanceJson,
  RelationJson,
  AnnotationIdJson,
  ArticleIdJson,
  EntityIdJson,
} from '#formats/project-file/value-schemas.ts';

export const ANNOTATIONS_FORMAT = 'ascribe-annotations';
export const ANNOTATIONS_VERSION = 1;

/** `2026-01-02T03:04:05.678Z` */
const IsoInstantJson = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/v),
);

const RangeJson = v.strictObject({ start: OffsetJson, end: OffsetJson });

const FragmentJson = v.strictObject({
  start: OffsetJson,
  end: OffsetJson,
  codePoints: RangeJson,
  utf8: RangeJson,
  quote: v.string(),
  prefix: v.string(),
  suffix: v.string(),
});

const AnnotationJson = v.strictObject({
  id: AnnotationIdJson,
  label: v.string(),
  fragments: v.pipe(v.array(FragmentJson), v.minLength(1)),
  attributes: AttributesJson,
  entityId: v.exactOptional(EntityIdJson),
  provenance: ProvenanceJson,
  note: v.exactOptional(v.string()),
  evidence: v.exactOptional(v.array(EvidenceJson)),
  createdAt: IsoInstantJson,
  updatedAt: IsoInstantJson,
  health: HealthJson,
});

/** One article with one layer's annotations, for people and programs that know nothing of Ascribe. */
export const AnnotationFileJson = v.strictObject({
  format: v.literal(ANNOTATIONS_FORMAT),
  version: v.literal(ANNOTATIONS_VERSION),
  offsets: v.strictObject({
    start: v.literal('UTF-16 code units'),
    codePoints: v.literal('Unicode code points'),
    utf8: v.literal('UTF-8 bytes'),
    end: v.literal('exclusive'),
  }),
  article: v.strictObject({
    id: ArticleIdJson,
    title: v.string(),
    byline: v.exactOptional(v.string()),
    outlet: v.exactOptional(v.string()),
    publishedAt: v.exactOptional(DateJson),
    url: v.exactOptional(v.string()),
    language: v.string(),
    direction: v.picklist(['ltr', 'rtl']),
  }),
  codebook: v.strictObject({ name: v.string(), version: v.string() }),
  annotator: v.exactOptional(v.string()),
  textHash: HashJson,
  text: v.string(),
  blocks: v.array(BlockJson),
  entities: v.array(EntityJson),
  annotations: v.array(AnnotationJson),
  relations: v.array(RelationJson),
});

export type AnnotationFile = v.InferOutput<typeof AnnotationFileJson>;
export type AnnotationFileRecord = AnnotationFile['annotations'][number];
export type FragmentRecord = AnnotationFileRecord['fragments'][number];
