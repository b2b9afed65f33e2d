import type { Annotation } from '#domain/annotation/annotation.ts';
import { compareAnnotations, compareIds } from '#domain/annotation/build-layer-state.ts';
import {
  type ArticleBundle,
  type FrozenBundle,
  type LayerBundle,
  type ProjectBundle,
  compareComments,
  compareFrozen,
  compareReviews,
} from '#domain/project/project-bundle.ts';
import type { Project } from '#domain/project/project.ts';
import { toBase64 } from '#formats/base64.ts';
import { canonicalJson, jsonLines } from '#formats/canonical-json.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import { withDigest } from './digest.ts';
import type { AnnotationRecord, LayerHead } from './project-schema.ts';
import { PROJECT_FORMAT, PROJECT_VERSION } from './project-schema.ts';

/**
 * The native file of a project: lossless, and the same project always gives the same bytes. One
 * record a line, lists sorted, keys in a fixed order, no time of export. Each fragment carries its
 * words, so that a reader can check it, and the last line the digest of all others.
 */
export async function encodeProjectFile(bundle: ProjectBundle, sha256: Sha256): Promise<string> {
  const articles = bundle.articles.toSorted(
    (a, b) => a.article.createdAt - b.article.createdAt || compareIds(a.article, b.article),
  );
  const lines = [
    `{"format":${JSON.stringify(PROJECT_FORMAT)},"version":${PROJECT_VERSION},`,
    // Before all that is long: whoever gets the file can tell from its beginning that it is a packet.
    ...(bundle.packet ? [`"packet":${canonicalJson(bundle.packet)},`] : []),
    `"project":${canonicalJson(sortedProject(bundle.project))},`,
    `"entities":${jsonLines(bundle.entities.toSorted(compareIds))},`,
    `"articles":[${articles.map(encodeArticle).join(',')}`,
    '],',
    '',
  ];
  return withDigest(lines.join('\n'), sha256);
}

function encodeArticle(bundle: ArticleBundle): string {
  const { article, revision, layers, original, frozen, reviews, comments } = bundle;
  const { blocks, text, ...rest } = revision;
  const head = { ...article, hiddenBlocks: article.hiddenBlocks.toSorted() };
  const revisionHead = canonicalJson(rest).slice(1, -1);
  const sorted = layers.toSorted((a, b) => compareIds(a.layer, b.layer));
  const copies = (frozen ?? []).toSorted(compareFrozen);
  return [
    `\n{"article":${canonicalJson(head)},`,
    `"revision":{${revisionHead},`,
    `"text":${JSON.stringify(text)},`,
    `"blocks":${jsonLines(blocks)}},`,
    ...(original ? [`"original":"${toBase64(original)}",`] : []),
    ...(copies.length > 0
      ? [`"frozen":[${copies.map((copy) => encodeFrozen(copy, text)).join(',')}`, '],']
      : []),
    ...(reviews && reviews.length > 0
      ? [`"reviews":${jsonLines(reviews.toSorted(compareReviews))},`]
      : []),
    ...(comments && comments.length > 0
      ? [`"comments":${jsonLines(comments.toSorted(compareComments))},`]
      : []),
    `"layers":[${sorted.map((layer) => encodeLayer(layer, text)).join(',')}`,
    ']}',
  ].join('\n');
}

function encodeFrozen({ at, practice, ...layer }: FrozenBundle, text: string): string {
  const mark = practice ? '"practice":true,' : '';
  return encodeLayer(layer, text).replace('{', () => `{"at":${at},${mark}`);
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
