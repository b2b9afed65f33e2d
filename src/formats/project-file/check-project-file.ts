import type { Codebook } from '#domain/codebook/codebook.ts';
import { entitiesInCircles } from '#domain/entities/resolve-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type ProblemList, problemList } from '#formats/file-problem.ts';
import { checkAnnotationRecords, checkRelations } from './check-layer.ts';
import { checkRevision } from './check-revision.ts';
import type { ArticleRecord, LayerRecord, ProjectFile } from './project-schema.ts';

/** Everything a schema cannot see: that ids are unique and found, and that every offset holds. */
export function checkProjectFile(file: ProjectFile): ProblemList {
  const problems = problemList();
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
  return problems;
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
    checkLayer(file, record, layer, { ...scope, place: `${place}.layers[${index}]` });
  }
}

function checkLayer(
  file: ProjectFile,
  { article, revision }: ArticleRecord,
  { layer, annotations, relations }: LayerRecord,
  { place, entities, layers, problems }: Scope,
): void {
  if (layers.has(layer.id)) problems.add(`${place}.layer.id`, 'duplicate-id', layer.id);
  layers.add(layer.id);
  if (layer.articleId !== article.id) problems.add(`${place}.layer.articleId`, 'belongs-elsewhere');
  if (layer.textHash !== revision.hash) problems.add(`${place}.layer.textHash`, 'hash-differs');
  if (!file.project.annotators.some(({ id }) => id === layer.annotatorId)) {
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
