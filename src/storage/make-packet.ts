import { entitiesOfArticles } from '#domain/packets/entities-of-articles.ts';
import type { Packet } from '#domain/packets/packet.ts';
import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import type { ArticleBundle, ProjectBundle } from '#domain/project/project-bundle.ts';
import type { Sha256 } from '#formats/file-problem.ts';
import { readBundle } from './bundles.ts';
import type { Database } from './database.ts';
import { type PacketLayers, type PacketSender, scopeOf } from './packet-scope.ts';
import { type ExportResult, verifiedProjectFile } from './project-file-jobs.ts';

export type PacketWish = {
  readonly projectId: ProjectId;
  readonly me: AnnotatorId;
  readonly articles: readonly ArticleId[];
  readonly layers: PacketLayers;
  /** What the articles were imported from. */
  readonly withOriginals: boolean;
  readonly packet: Packet;
};

/**
 * A packet for a colleague, read back and compared like every export. It holds the whole articles with the layers
 * wished for (`scopeOf`), all of their reviews and comments, and of the people only those named in it.
 */
export async function exportPacket(
  db: Database,
  wish: PacketWish,
  sha256: Sha256,
): Promise<ExportResult> {
  const read = await readBundle(db, wish.projectId, wish.articles);
  if (!read.ok) return { ok: false, problem: { kind: 'damaged', place: '' } };
  const { bundle, damaged } = read.value;
  const made = await verifiedProjectFile(packetBundle(bundle, wish), sha256);
  const leftOut = damaged.map(({ title }) => title);
  return made.ok ? { ok: true, value: { ...made.value, leftOut } } : made;
}

function packetBundle(bundle: ProjectBundle, wish: PacketWish): ProjectBundle {
  const articles = bundle.articles
    .filter(({ article }) => article.deletedAt === undefined)
    .map((item) => packetArticle(item, { ...wish, kind: wish.packet.kind }));
  const people = new Set<AnnotatorId>([wish.me]);
  for (const { layers, frozen = [], reviews = [], comments = [] } of articles) {
    for (const { layer } of [...layers, ...frozen]) people.add(layer.annotatorId);
    for (const { by } of [...reviews, ...comments]) people.add(by);
  }
  return {
    project: {
      ...bundle.project,
      annotators: bundle.project.annotators.filter(({ id }) => people.has(id)),
    },
    entities: entitiesOfArticles(bundle.entities, articles),
    articles,
    packet: wish.packet,
  };
}

/** What a packet holds of an article. */
export function packetArticle(
  item: ArticleBundle,
  sender: PacketSender & { readonly withOriginals?: boolean },
): ArticleBundle {
  const { original, frozen = [], ...rest } = item;
  const { hasLayer, hasFrozen, hasEntry } = scopeOf(sender, item.reviews ?? []);
  const copies = frozen.filter(({ layer }) => hasFrozen(layer));
  const { dismissedSuggestions: _dismissed, ...article } = item.article;
  return {
    ...rest,
    article,
    layers: item.layers.filter(({ layer }) => hasLayer(layer)),
    ...(copies.length > 0 && { frozen: copies }),
    ...(item.reviews && { reviews: item.reviews.filter(hasEntry) }),
    ...(item.comments && { comments: item.comments.filter(hasEntry) }),
    ...(sender.withOriginals && original && { original }),
  };
}
