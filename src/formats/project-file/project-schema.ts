import * as v from 'valibot';
import type { Annotation } from '#domain/annotation/annotation.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import { ARTICLE_MEDIA_TYPES, type Article, type TextRevision } from '#domain/article/article.ts';
import { type TextHash, brand } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Span } from '#domain/text/span.ts';
import { CodebookJson } from './codebook-schema.ts';
import { CommentEntryJson, PacketJson, ReviewRowJson } from './review-schema.ts';
import {
  AttributesJson,
  BlockJson,
  DateJson,
  EntityJson,
  EvidenceJson,
  HashJson,
  HealthJson,
  InstantJson,
  ProvenanceJson,
  QuotedSpanJson,
  RelationJson,
  AnnotationIdJson,
  AnnotatorIdJson,
  ArticleIdJson,
  EntityIdJson,
  LayerIdJson,
  ProjectIdJson,
} from './value-schemas.ts';

export const PROJECT_FORMAT = 'ascribe-project';
export const PROJECT_VERSION = 2;
/** Read as well: without packet, digest, reviews, frozen copies and comments. */
export const FIRST_VERSION = 1;

const TextHashJson: v.GenericSchema<unknown, TextHash> = v.pipe(
  HashJson,
  v.transform((text) => brand<TextHash>(text)),
);

const ProjectJson: v.GenericSchema<unknown, Project> = v.strictObject({
  id: ProjectIdJson,
  name: v.string(),
  codebook: CodebookJson,
  codebookHistory: v.array(CodebookJson),
  annotators: v.array(v.strictObject({ id: AnnotatorIdJson, name: v.string() })),
  settings: v.strictObject({
    enabledLabels: v.array(v.string()),
    blindPeriods: v.exactOptional(
      v.array(v.strictObject({ from: InstantJson, to: v.exactOptional(InstantJson) })),
    ),
  }),
  createdAt: InstantJson,
});

const ArticleJson: v.GenericSchema<unknown, Article> = v.strictObject({
  id: ArticleIdJson,
  projectId: ProjectIdJson,
  title: v.string(),
  byline: v.exactOptional(v.string()),
  outlet: v.exactOptional(v.string()),
  publishedAt: v.exactOptional(DateJson),
  url: v.exactOptional(v.string()),
  language: v.string(),
  direction: v.picklist(['ltr', 'rtl']),
  textHash: TextHashJson,
  origin: v.strictObject({
    kind: v.picklist(['sample', 'paste', 'file', 'browser']),
    fileName: v.exactOptional(v.string()),
    mediaType: v.picklist(ARTICLE_MEDIA_TYPES),
    importedAt: InstantJson,
  }),
  status: v.picklist(['open', 'done']),
  hiddenBlocks: v.array(v.string()),
  dismissedSuggestions: v.exactOptional(v.array(v.string())),
  createdAt: InstantJson,
  updatedAt: InstantJson,
  deletedAt: v.exactOptional(InstantJson),
});

const RevisionJson: v.GenericSchema<unknown, TextRevision> = v.strictObject({
  hash: TextHashJson,
  text: v.string(),
  blocks: v.array(BlockJson),
  textRules: v.literal(1),
  previous: v.exactOptional(TextHashJson),
});

/** Counts and entity ids are derived: the file does not hold them, so it cannot hold wrong ones. */
export type LayerHead = Omit<Layer, 'counts' | 'entityIds'>;

const LayerJson: v.GenericSchema<unknown, LayerHead> = v.strictObject({
  id: LayerIdJson,
  articleId: ArticleIdJson,
  annotatorId: AnnotatorIdJson,
  textHash: TextHashJson,
  codebookVersion: v.string(),
  role: v.picklist(['annotator', 'curated']),
  state: v.picklist(['draft', 'submitted', 'approved', 'returned']),
  rev: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
});

export type QuotedSpan = Span & { readonly quote: string };
export type AnnotationRecord = Omit<Annotation, 'fragments'> & {
  readonly fragments: readonly QuotedSpan[];
};

const AnnotationJson: v.GenericSchema<unknown, AnnotationRecord> = v.strictObject({
  id: AnnotationIdJson,
  label: v.string(),
  fragments: v.pipe(v.array(QuotedSpanJson), v.minLength(1)),
  attributes: AttributesJson,
  entityId: v.exactOptional(EntityIdJson),
  provenance: ProvenanceJson,
  note: v.exactOptional(v.string()),
  evidence: v.exactOptional(v.array(EvidenceJson)),
  createdAt: InstantJson,
  updatedAt: InstantJson,
  health: HealthJson,
});

const LAYER_PARTS = {
  layer: LayerJson,
  annotations: v.array(AnnotationJson),
  relations: v.array(RelationJson),
};

const ArticleRecordJson = v.strictObject({
  article: ArticleJson,
  revision: RevisionJson,
  original: v.exactOptional(v.string()),
  layers: v.array(v.strictObject(LAYER_PARTS)),
  frozen: v.exactOptional(
    v.array(
      v.strictObject({
        at: InstantJson,
        practice: v.exactOptional(v.literal(true)),
        ...LAYER_PARTS,
      }),
    ),
  ),
  reviews: v.exactOptional(v.array(ReviewRowJson)),
  comments: v.exactOptional(v.array(CommentEntryJson)),
});

const PARTS = {
  format: v.literal(PROJECT_FORMAT),
  project: ProjectJson,
  entities: v.array(EntityJson),
  articles: v.array(ArticleRecordJson),
};

/** The native file as parsed from JSON. A file of version 1 is one that lacks what came later. */
export const ProjectFileJson = v.variant('version', [
  v.strictObject({
    ...PARTS,
    version: v.literal(PROJECT_VERSION),
    packet: v.exactOptional(PacketJson),
    /** SHA-256 of the UTF-8 bytes of all lines before it. */
    digest: HashJson,
  }),
  v.strictObject({ ...PARTS, version: v.literal(FIRST_VERSION) }),
]);

export type ProjectFile = v.InferOutput<typeof ProjectFileJson>;
export type ArticleRecord = ProjectFile['articles'][number];
export type LayerRecord = ArticleRecord['layers'][number];
