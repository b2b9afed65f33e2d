import { compareAnnotations, compareIds } from '#domain/annotation/build-layer-state.ts';
import type { Annotation } from '#domain/annotation/annotation.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from '#domain/annotation/named-entities.ts';
import { describe } from '#domain/anchoring/describe.ts';
import type { Article } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { linkedEntities } from '#domain/entities/linked-entities.ts';
import type { ArticleBundle, LayerBundle } from '#domain/project/project-bundle.ts';
import { type OffsetConverter, createOffsetConverter } from '#domain/text/offsets.ts';
import type { Span } from '#domain/text/span.ts';
import { canonicalJson, jsonLines } from '#formats/canonical-json.ts';
import {
  ANNOTATIONS_FORMAT,
  ANNOTATIONS_VERSION,
  type AnnotationFile,
  type AnnotationFileRecord,
  type FragmentRecord,
} from './annotation-file.ts';

export type AnnotationsInput = {
  readonly bundle: Pick<ArticleBundle, 'article' | 'revision'>;
  readonly layer: Pick<LayerBundle, 'annotations' | 'relations'>;
  /** The project's entities; those the layer names, and those they speak for, belong to or were merged into, are written. */
  readonly entities: readonly Entity[];
  readonly codebook: { readonly name: string; readonly version: string };
  /** Left out where annotators stay unnamed. */
  readonly annotator?: string;
};

const UNITS: AnnotationFile['offsets'] = {
  start: 'UTF-16 code units',
  codePoints: 'Unicode code points',
  utf8: 'UTF-8 bytes',
  end: 'exclusive',
};

/** One article's annotations as plain JSON, every offset in three units. The same layer gives the same bytes. */
export function encodeAnnotations(input: AnnotationsInput): string {
  const { article, revision } = input.bundle;
  const { annotations, relations } = input.layer;
  const converter = createOffsetConverter(revision.text);
  const records = annotations
    .toSorted(compareAnnotations)
    .map((annotation) => annotationRecord(annotation, revision.text, converter));
  return [
    `{"format":${JSON.stringify(ANNOTATIONS_FORMAT)},"version":${ANNOTATIONS_VERSION},`,
    `"offsets":${canonicalJson(UNITS)},`,
    `"article":${canonicalJson(articleRecord(article))},`,
    `"codebook":${canonicalJson({ name: input.codebook.name, version: input.codebook.version })},`,
    ...(input.annotator === undefined ? [] : [`"annotator":${JSON.stringify(input.annotator)},`]),
    `"textHash":${JSON.stringify(revision.hash)},`,
    `"text":${JSON.stringify(revision.text)},`,
    `"blocks":${jsonLines(revision.blocks)},`,
    `"entities":${jsonLines(namedEntities(input))},`,
    `"annotations":${jsonLines(records)},`,
    `"relations":${jsonLines(relations.toSorted(compareIds))}}`,
    '',
  ].join('\n');
}

function articleRecord(article: Article): AnnotationFile['article'] {
  const { id, title, byline, outlet, publishedAt, url, language, direction } = article;
  return {
    id,
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(outlet === undefined ? {} : { outlet }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(url === undefined ? {} : { url }),
    language,
    direction,
  };
}

function annotationRecord(
  annotation: Annotation,
  text: string,
  converter: OffsetConverter,
): AnnotationFileRecord {
  const { evidence, ...rest } = annotation;
  return {
    ...rest,
    ...(evidence === undefined ? {} : { evidence: [...evidence] }),
    fragments: annotation.fragments.map((span) => fragmentRecord(span, text, converter)),
    createdAt: new Date(annotation.createdAt).toISOString(),
    updatedAt: new Date(annotation.updatedAt).toISOString(),
  };
}

function fragmentRecord(span: Span, text: string, converter: OffsetConverter): FragmentRecord {
  const { start, end } = span;
  return {
    ...describe(text, span),
    codePoints: { start: converter.toCodePoints(start), end: converter.toCodePoints(end) },
    utf8: { start: converter.toUtf8Bytes(start), end: converter.toUtf8Bytes(end) },
  };
}

/** The entities the layer names, with those they lead to. */
function namedEntities({ layer, entities }: AnnotationsInput): readonly Entity[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const named = [
    ...layer.annotations.flatMap(entitiesOfAnnotation),
    ...layer.relations.flatMap(entitiesOfRelation),
  ];
  return linkedEntities(named, (id) => byId.get(id)).toSorted(compareIds);
}
