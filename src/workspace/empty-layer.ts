import { NO_COUNTS } from '#domain/annotation/count-layer.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { Article } from '#domain/article/article.ts';
import { type AnnotatorId, type LayerId, brand } from '#domain/ids.ts';
import { newId } from './store.ts';

/** A layer on which nothing has been annotated yet. */
export function emptyLayer(
  article: Article,
  annotatorId: AnnotatorId,
  codebookVersion: string,
): Layer {
  return {
    id: brand<LayerId>(newId()),
    articleId: article.id,
    annotatorId,
    textHash: article.textHash,
    codebookVersion,
    role: 'annotator',
    state: 'draft',
    rev: 0,
    counts: NO_COUNTS,
    entityIds: [],
  };
}
