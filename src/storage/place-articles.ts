import type { Article } from '#domain/article/article.ts';
import { type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import { withArticleId, withLayerIds } from '#domain/packets/rename-bundle.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';
import type { LayerRow } from './database.ts';

/** Where an article of a file belongs: `here` names the one that it is in the library. */
export type Placed = { readonly item: ArticleBundle; readonly isHere: boolean };

/**
 * Finds the articles of a file in the library: by id and text, else by text, whatever id it has there. One whose id
 * is another text's here gets an id of its own, always the same. One whose
 * annotators have other layers on that text already stays an article of its own: nobody has two on one.
 */
export function placeArticles(
  items: readonly ArticleBundle[],
  articles: readonly Article[],
  layers: readonly LayerRow[],
): readonly Placed[] {
  const texts = new Map(articles.map(({ id, textHash }) => [id, textHash]));
  const byHash = new Map<string, ArticleId>();
  for (const { id, textHash, deletedAt } of articles) {
    if (deletedAt === undefined && !byHash.has(textHash)) byHash.set(textHash, id);
  }
  const taken = new Map(layers.map((layer) => [ownerKey(layer), layer.id]));
  const layerIds = new Set(layers.map(({ id }) => id));
  return items.map((given): Placed => {
    const { textHash } = given.article;
    const item = (texts.get(given.article.id) ?? textHash) === textHash ? given : apart(given);
    if (texts.get(item.article.id) === textHash) return { item, isHere: true };
    const id = byHash.get(item.article.textHash);
    // A layer that is known under another article is not mixed up with it.
    if (id === undefined || item.layers.some(({ layer }) => layerIds.has(layer.id))) {
      return { item, isHere: false };
    }
    const moved = withArticleId(item, id);
    const isFree = moved.layers.every(({ layer }) => {
      const known = taken.get(ownerKey(layer));
      return known === undefined || known === layer.id;
    });
    if (!isFree) return { item, isHere: false };
    for (const { layer } of moved.layers) taken.set(ownerKey(layer), layer.id);
    return { item: moved, isHere: true };
  });
}

/** Under ids that tell of its text. */
function apart(item: ArticleBundle): ArticleBundle {
  const suffix = `@${item.article.textHash.slice(0, 8)}`;
  const ids = new Map<LayerId, LayerId>();
  for (const { layer } of [...item.layers, ...(item.frozen ?? [])]) {
    if (layer.role === 'annotator') ids.set(layer.id, brand<LayerId>(`${layer.id}${suffix}`));
  }
  const moved = withArticleId(item, brand<ArticleId>(`${item.article.id}${suffix}`));
  return withLayerIds(moved, ids);
}

function ownerKey({
  articleId,
  annotatorId,
  role,
}: Pick<LayerRow, 'articleId' | 'annotatorId' | 'role'>): string {
  return role === 'curated' ? `${articleId} ` : `${articleId} ${annotatorId}`;
}
