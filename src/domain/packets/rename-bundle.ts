import type { Layer } from '#domain/annotation/layer.ts';
import { type AnnotatorId, type ArticleId, type LayerId, brand } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';

/** Id of an article's curated layer: there is one an article, whoever decides. */
function curatedLayerId(articleId: ArticleId): LayerId {
  return brand<LayerId>(`${articleId}:curated`);
}

/** The same work on the same text where the article has another id. */
export function withArticleId(item: ArticleBundle, articleId: ArticleId): ArticleBundle {
  if (item.article.id === articleId) return item;
  const move = (layer: Layer): Layer => ({
    ...layer,
    articleId,
    id: layer.id === curatedLayerId(item.article.id) ? curatedLayerId(articleId) : layer.id,
  });
  return {
    ...item,
    article: { ...item.article, id: articleId },
    layers: item.layers.map((each) => ({ ...each, layer: move(each.layer) })),
    ...(item.frozen && {
      frozen: item.frozen.map((each) => ({ ...each, layer: move(each.layer) })),
    }),
    ...(item.reviews && { reviews: item.reviews.map((row) => ({ ...row, articleId })) }),
    ...(item.comments && { comments: item.comments.map((entry) => ({ ...entry, articleId })) }),
  };
}

/** The same work under another annotator's id. */
export function withAnnotatorId(
  item: ArticleBundle,
  from: AnnotatorId,
  to: AnnotatorId,
): ArticleBundle {
  if (from === to) return item;
  const renamed = (id: AnnotatorId): AnnotatorId => (id === from ? to : id);
  const give = (layer: Layer): Layer => ({ ...layer, annotatorId: renamed(layer.annotatorId) });
  return {
    ...item,
    layers: item.layers.map((each) => ({ ...each, layer: give(each.layer) })),
    ...(item.frozen && {
      frozen: item.frozen.map((each) => ({ ...each, layer: give(each.layer) })),
    }),
    ...(item.reviews && { reviews: item.reviews.map((row) => ({ ...row, by: renamed(row.by) })) }),
    ...(item.comments && {
      comments: item.comments.map((entry) => ({
        ...entry,
        by: renamed(entry.by),
        ...('mentions' in entry && { mentions: entry.mentions.map(renamed) }),
      })),
    }),
  };
}
