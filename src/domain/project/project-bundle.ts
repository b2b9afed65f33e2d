import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article, TextRevision } from '#domain/article/article.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import type { ReviewRow } from '#domain/curation/review-log.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { Instant } from '#domain/ids.ts';
import type { Packet } from '#domain/packets/packet.ts';
import type { Project } from './project.ts';

export type LayerBundle = {
  readonly layer: Layer;
  /** Sorted by first start, then last end, then id. */
  readonly annotations: readonly Annotation[];
  /** Sorted by id. */
  readonly relations: readonly Relation[];
};

/** A layer whole, as it was at its revision when a review began. */
export type FrozenBundle = LayerBundle & {
  readonly at: Instant;
  /** Made when its annotator was about to see the agreed version, to practise on it. */
  readonly practice?: true;
};

export type ArticleBundle = {
  readonly article: Article;
  readonly revision: TextRevision;
  readonly layers: readonly LayerBundle[];
  /** What the article was imported from, as it came; absent when it was pasted as plain text. */
  readonly original?: Uint8Array;
  /** By layer id, then revision; absent: none, as of the lists below. */
  readonly frozen?: readonly FrozenBundle[];
  /** By person, then number. */
  readonly reviews?: readonly ReviewRow[];
  /** By time, then id. */
  readonly comments?: readonly CommentEntry[];
};

/** A whole project as values: what storage gives out and takes in, and what the native file holds. */
export type ProjectBundle = {
  readonly project: Project;
  /** Sorted by id. */
  readonly entities: readonly Entity[];
  /** Sorted by creation time, then id. */
  readonly articles: readonly ArticleBundle[];
  /** Only of what a colleague sends: from whom, and what for. */
  readonly packet?: Packet;
};

export function compareFrozen({ layer: a }: FrozenBundle, { layer: b }: FrozenBundle): number {
  return compareTexts(a.id, b.id) || a.rev - b.rev;
}

export function compareReviews(a: ReviewRow, b: ReviewRow): number {
  return compareTexts(a.by, b.by) || a.seq - b.seq;
}

export function compareComments(a: CommentEntry, b: CommentEntry): number {
  return a.at - b.at || compareTexts(a.id, b.id);
}

/** In code unit order: the same on every machine. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
