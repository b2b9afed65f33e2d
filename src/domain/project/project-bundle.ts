import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { Project } from './project.ts';

export type LayerBundle = {
  readonly layer: Layer;
  /** Sorted by first start, then last end, then id. */
  readonly annotations: readonly Annotation[];
  /** Sorted by id. */
  readonly relations: readonly Relation[];
};

export type ArticleBundle = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layers: readonly LayerBundle[];
  /** What the article was imported from, as it came; absent when it was pasted as plain text. */
  readonly original?: Uint8Array;
};

/** A whole project as values: what storage gives out and takes in, and what the native file holds. */
export type ProjectBundle = {
  readonly project: Project;
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  /** Sorted by creation time, then id. */
  readonly articles: readonly ArticleBundle[];
};
