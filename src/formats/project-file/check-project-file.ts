import type { Codebook } from '#domain/codebook/codebook.ts';
import { entitiesInCircles } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import type { ProblemList } from '#formats/file-problem.ts';
import { checkAnnotationRecords, checkRelations } from './check-layer.ts';
import { checkReview } from './check-review.ts';
import { checkRevision } from './check-revision.ts';
import type { ArticleRecord, LayerRecord, ProjectFile } from './project-schema.ts';

/** Everything a schema cannot see: that ids are unique and found, and that every offset holds. */
export function checkProjectFile(file: ProjectFile, problems: ProblemList): void {
  const entities = new Set<EntityId>();
  for (const [index, entity] of file.entities.entries()) {
    const place = `entities[${index}]`;
    if (entities.has(entity.id)) problems.add(`${place}.id`, 'duplicate-id', entity.id);
    if (entity.projectId !== file.project.id)
      problems.add(`${place}.projectId`, 'belongs-elsewhere');
    entities.add(entity.id);
  }
  checkEntityLinks(file, entities, problems);
  checkUnique(
    file.project.annotators.map(({ id }) => id),
    (index) => `project.annotators[${index}].id`,
    problems,
  );
  checkUnique(
    file.articles.map(({ article }) => article.id),
    (index) => `articles[${index}].article.id`,
    problems,
  );
  const layers = new Set<string>();
  for (const [index, record] of file.articles.entries()) {
    checkArticle(file, record, { place: `articles[${index}]`, entities, layers, problems });
  }
  if ('packet' in file && !hasAnnotator(file, file.packet.from)) {
    problems.add('packet.from', 'unknown-annotator', file.packet.from);
  }
}

type Scope = {
  readonly place: string;
  readonly entities: ReadonlySet<EntityId>;
  /** Layer ids seen so far; grows. */
  readonly layers: Set<string>;
  readonly problems: ProblemList;
};

function checkEntityLinks(
  file: ProjectFile,
  known: ReadonlySet<EntityId>,
  problems: ProblemList,
): void {
  for (const [index, entity] of file.entities.entries()) {
    // Not `distinctFrom`: that somebody was not this one stays true when they are gone.
    for (const key of ['speaksFor', 'partOf', 'mergedInto'] as const) {
      const id = entity[key];
      if (id !== undefined && !known.has(id)) {
        problems.add(`entities[${index}].${key}`, 'unknown-entity', id);
      }
    }
  }
  const places = new Map(file.entities.map((entity, index) => [entity, index]));
  for (const entity of entitiesInCircles(file.entities)) {
    problems.add(`entities[${places.get(entity)}].mergedInto`, 'merged-in-a-circle', entity.id);
  }
}

function checkArticle(file: ProjectFile, record: ArticleRecord, scope: Scope): void {
  const { place, problems } = scope;
  const { article, revision } = record;
  if (article.projectId !== file.project.id) {
    problems.add(`${place}.article.projectId`, 'belongs-elsewhere');
  }
  if (article.textHash !== revision.hash) problems.add(`${place}.article.textHash`, 'hash-differs');
  checkRevision(revision, `${place}.revision`, problems);
  const blocks = new Set(revision.blocks.map((block) => block.id));
  for (const [index, id] of article.hiddenBlocks.entries()) {
    if (!blocks.has(id))
      problems.add(`${place}.article.hiddenBlocks[${index}]`, 'unknown-block', id);
  }
  for (const [index, layer] of record.layers.entries()) {
    const at = `${place}.layers[${index}]`;
    if (scope.layers.has(layer.layer.id))
      problems.add(`${at}.layer.id`, 'duplicate-id', layer.layer.id);
    scope.layers.add(layer.layer.id);
    checkLayer(file, record, layer, { ...scope, place: at });
  }
  const copies = new Set<string>();
  for (const [index, copy] of (record.frozen ?? []).entries()) {
    const at = `${place}.frozen[${index}]`;
    const { id, rev } = copy.layer;
    if (copies.has(`${id} ${rev}`)) problems.add(`${at}.layer`, 'duplicate-id', id);
    copies.add(`${id} ${rev}`);
    checkLayer(file, record, copy, { ...scope, place: at });
  }
  checkReview(file, record, place, problems);
}

function checkLayer(
  file: ProjectFile,
  { article, revision }: ArticleRecord,
  { layer, annotations, relations }: LayerRecord,
  { place, entities, problems }: Scope,
): void {
  if (layer.articleId !== article.id) problems.add(`${place}.layer.articleId`, 'belongs-elsewhere');
  if (layer.textHash !== revision.hash) problems.add(`${place}.layer.textHash`, 'hash-differs');
  if (!hasAnnotator(file, layer.annotatorId)) {
    problems.add(`${place}.layer.annotatorId`, 'unknown-annotator', layer.annotatorId);
  }
  const codebook = codebookOf(file, layer.codebookVersion);
  if (!codebook) {
    problems.add(`${place}.layer.codebookVersion`, 'unknown-codebook', layer.codebookVersion);
    return;
  }
  const layerScope = { codebook, entities, text: revision.text, problems };
  const labels = checkAnnotationRecords(annotations, `${place}.annotations`, layerScope);
  checkRelations(relations, `${place}.relations`, labels, layerScope);
}

function hasAnnotator({ project }: ProjectFile, annotatorId: string): boolean {
  return project.annotators.some(({ id }) => id === annotatorId);
}

function codebookOf({ project }: ProjectFile, version: string): Codebook | undefined {
  return [project.codebook, ...project.codebookHistory].find((each) => each.version === version);
}

function checkUnique(
  ids: readonly string[],
  placeOf: (index: number) => string,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (seen.has(id)) problems.add(placeOf(index), 'duplicate-id', id);
    seen.add(id);
  }
}
