import type { Annotation, Attributes, Relation } from '#domain/annotation/annotation.ts';
import { ASSERTED_BY } from '#domain/annotation/named-entities.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';

/** A text somewhere in a project, and where. */
export type BundleString = {
  readonly text: string;
  /** `text`, `title`, `note`, `entity name` and so on. */
  readonly field: string;
  /** Article id. */
  readonly article?: string;
  /** Block id. */
  readonly block?: string;
  /** Id of the annotation, relation, entity or annotator that it belongs to. */
  readonly of?: string;
};

/** Everything people wrote, block by block and field by field: what a leak can stand in. */
export function* placesOfBundle({
  project,
  entities,
  articles,
}: ProjectBundle): Generator<BundleString> {
  yield { text: project.name, field: 'project name' };
  for (const { id, name } of project.annotators) yield { text: name, field: 'annotator', of: id };
  for (const entity of entities) yield* placesOfEntity(entity);
  for (const article of articles) yield* placesOfArticle(article);
}

export function* stringsOfBundle(bundle: ProjectBundle): Generator<string> {
  for (const { text } of placesOfBundle(bundle)) yield text;
}

export function* stringsOfEntities(entities: readonly Entity[]): Generator<string> {
  for (const entity of entities) for (const { text } of placesOfEntity(entity)) yield text;
}

export function* stringsOfArticles(articles: readonly ArticleBundle[]): Generator<string> {
  for (const article of articles) for (const { text } of placesOfArticle(article)) yield text;
}

function* placesOfEntity({ id, name, aliases, note }: Entity): Generator<BundleString> {
  yield { text: name, field: 'entity name', of: id };
  for (const alias of aliases) yield { text: alias, field: 'entity alias', of: id };
  if (note !== undefined) yield { text: note, field: 'entity note', of: id };
}

export function* placesOfArticle({
  article,
  revision,
  layers,
}: ArticleBundle): Generator<BundleString> {
  const { id, title, byline, outlet, url, origin } = article;
  const fields = { title, byline, outlet, url, 'file name': origin.fileName };
  for (const [field, text] of Object.entries(fields)) {
    if (text !== undefined) yield { text, field, article: id };
  }
  for (const { id: block, start, end } of revision.blocks) {
    yield { text: revision.text.slice(start, end), field: 'text', article: id, block };
  }
  for (const { annotations, relations } of layers) {
    for (const each of annotations) {
      for (const place of placesOfAnnotation(each)) yield { ...place, article: id };
    }
    for (const each of relations) {
      for (const place of placesOfRelation(each)) yield { ...place, article: id };
    }
  }
}

function* placesOfAnnotation({
  id,
  note,
  evidence,
  attributes,
}: Annotation): Generator<BundleString> {
  if (note !== undefined) yield { text: note, field: 'note', of: id };
  for (const each of evidence ?? []) {
    if (each.note !== undefined) yield { text: each.note, field: 'evidence note', of: id };
    if (each.url !== undefined) yield { text: each.url, field: 'evidence url', of: id };
  }
  yield* placesOfAttributes(attributes, id);
}

function* placesOfRelation({ id, attributes }: Relation): Generator<BundleString> {
  const { [ASSERTED_BY]: _id, ...others } = attributes;
  yield* placesOfAttributes(others, id);
}

function* placesOfAttributes(attributes: Attributes, of: string): Generator<BundleString> {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'boolean') continue;
    for (const text of typeof value === 'string' ? [value] : value) {
      yield { text, field: `attribute ${name}`, of };
    }
  }
}
