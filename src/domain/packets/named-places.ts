import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import type { ArticleId, EntityId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';

/** Where somebody is named in an article. */
export type NamedPlace = {
  readonly articleId: ArticleId;
  /** Of the words that stand for them, or of what is linked to them, such as a claim. */
  readonly fragments: readonly Span[];
  readonly isMention: boolean;
};

export type NamedPlaces = ReadonlyMap<EntityId, readonly NamedPlace[]>;

type Contents = {
  readonly articleId: ArticleId;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
};

/** Where everybody is named in some layers, mentions first. `whoIs` leads from an id to whom it was merged into. */
export function namedPlaces(
  layers: readonly Contents[],
  whoIs: (id: EntityId) => EntityId,
): NamedPlaces {
  const mentions = new Map<EntityId, NamedPlace[]>();
  const links = new Map<EntityId, NamedPlace[]>();
  for (const { articleId, annotations, relations } of layers) {
    const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
    for (const { entityId, fragments } of annotations) {
      if (entityId === undefined) continue;
      addToGroup(mentions, whoIs(entityId), { articleId, fragments, isMention: true });
    }
    for (const { from, to } of relations) {
      const fragments = byId.get(from)?.fragments;
      if (to.kind !== 'entity' || !fragments) continue;
      addToGroup(links, whoIs(to.id), { articleId, fragments, isMention: false });
    }
  }
  return new Map(
    [...new Set([...mentions.keys(), ...links.keys()])].map((id) => [
      id,
      [...(mentions.get(id) ?? []), ...(links.get(id) ?? [])],
    ]),
  );
}
