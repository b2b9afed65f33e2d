import type { Annotation } from '#domain/annotation/annotation.ts';
import { compareAnnotations, compareIds } from '#domain/annotation/build-layer-state.ts';
import type { ArticleBundle, LayerBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { toBase64 } from '#formats/base64.ts';
import { canonicalJson, jsonLines } from '#formats/canonical-json.ts';
import type { AnnotationRecord, LayerHead } from './project-schema.ts';
import { PROJECT_FORMAT, PROJECT_VERSION } from './project-schema.ts';

/**
 * The native file of a project: lossless, and the same project always gives the same bytes. One
 * record a line, lists sorted, keys in a fixed order, no time of export. Each fragment carries its
 * words, so that a reader can check it.
 */
export function encodeProjectFile(bundle: ProjectBundle): string {
  const articles = bundle.articles.toSorted(
    (a, b) => a.article.createdAt - b.article.createdAt || compareIds(a.article, b.article),
  );
  return [
    `{"format":${JSON.stringify(PROJECT_FORMAT)},"version":${PROJECT_VERSION},`,
    `"project":${canonicalJson(sortedProject(bundle.project))},`,
    `"entities":${jsonLines(bundle.entities.toSorted(compareIds))},`,
    `"articles":[${articles.map(encodeArticle).join(',')}`,
    ']}',
    '',
  ].join('\n');
}

function encodeArticle({ article, revision, layers, original }: ArticleBundle): string {
  const { blocks, text, ...rest } = revision;
  const head = { ...article, hiddenBlocks: article.hiddenBlocks.toSorted() };
  const revisionHead = canonicalJson(rest).slice(1, -1);
  const sorted = layers.toSorted((a, b) => compareIds(a.layer, b.layer));
  return [
    `\n{"article":${canonicalJson(head)},`,
    `"revision":{${revisionHead},`,
    `"text":${JSON.stringify(text)},`,
    `"blocks":${jsonLines(blocks)}},`,
    ...(original ? [`"original":"${toBase64(original)}",`] : []),
    `"layers":[${sorted.map((layer) => encodeLayer(layer, text)).join(',')}`,
    ']}',
  ].join('\n');
}

function encodeLayer({ layer, annotations, relations }: LayerBundle, text: string): string {
  const { counts: _counts, entityIds: _entityIds, ...head } = layer;
  const stored: LayerHead = head;
  const records = annotations
    .toSorted(compareAnnotations)
    .map((annotation) => annotationRecord(annotation, text));
  return [
    `\n{"layer":${canonicalJson(stored)},`,
    `"annotations":${jsonLines(records)},`,
    `"relations":${jsonLines(relations.toSorted(compareIds))}}`,
  ].join('\n');
}

function annotationRecord(annotation: Annotation, text: string): AnnotationRecord {
  return {
    ...annotation,
    fragments: annotation.fragments.map(({ start, end }) => ({
      start,
      end,
      quote: text.slice(start, end),
    })),
  };
}

/** What is a set is sorted, so that its history does not show. */
function sortedProject(project: Project): Project {
  const enabledLabels = project.settings.enabledLabels.toSorted();
  return { ...project, settings: { ...project.settings, enabledLabels } };
}
