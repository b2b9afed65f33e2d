import type { Layer } from '#domain/annotation/layer.ts';
import type { CommentEntry } from '#domain/comments/comment.ts';
import { curatedLayerId } from '#domain/curation/curated-layer-id.ts';
import type { DecidedItem, DecisionHow, ReviewEntry } from '#domain/curation/review-log.ts';
import type { AnnotatorId, ArticleId, LayerId } from '#domain/ids.ts';
import type { ArticleBundle } from '#domain/project/project-bundle.ts';

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
    ...(item.comments && { comments: item.comments.map((entry) => saidBy(entry, renamed)) }),
  };
}

/** The same said by, and to, people under other ids. */
export function saidBy(
  entry: CommentEntry,
  renamed: (id: AnnotatorId) => AnnotatorId,
): CommentEntry {
  return {
    ...entry,
    by: renamed(entry.by),
    ...('mentions' in entry && { mentions: entry.mentions.map(renamed) }),
  };
}

/** The same work where some of its layers have other ids. */
export function withLayerIds(
  item: ArticleBundle,
  ids: ReadonlyMap<LayerId, LayerId>,
): ArticleBundle {
  if (ids.size === 0) return item;
  const renamed = (id: LayerId): LayerId => ids.get(id) ?? id;
  const give = (layer: Layer): Layer => ({ ...layer, id: renamed(layer.id) });
  return {
    ...item,
    layers: item.layers.map((each) => ({ ...each, layer: give(each.layer) })),
    ...(item.frozen && {
      frozen: item.frozen.map((each) => ({ ...each, layer: give(each.layer) })),
    }),
    ...(item.reviews && {
      reviews: item.reviews.map((row) => ({ ...row, entry: entryWith(row.entry, renamed) })),
    }),
  };
}

function entryWith(entry: ReviewEntry, renamed: (id: LayerId) => LayerId): ReviewEntry {
  switch (entry.kind) {
    case 'begin':
      return { ...entry, layers: entry.layers.map(({ id, rev }) => ({ id: renamed(id), rev })) };
    case 'decide':
      return { ...entry, how: howWith(entry.how, renamed), items: entry.items.map(itemWith) };
    case 'verdict':
      return { ...entry, layer: renamed(entry.layer) };
    case 'undo':
    case 'redo':
    case 'answer':
      return entry;
  }
  function itemWith(item: DecidedItem): DecidedItem {
    const { outcome } = item;
    return outcome.kind === 'take'
      ? { ...item, outcome: { ...outcome, layer: renamed(outcome.layer) } }
      : item;
  }
}

function howWith(how: DecisionHow, renamed: (id: LayerId) => LayerId): DecisionHow {
  return how.kind === 'rule' && how.rule.kind === 'all-of'
    ? { ...how, rule: { ...how.rule, layer: renamed(how.rule.layer) } }
    : how;
}
