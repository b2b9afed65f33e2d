import type { Article } from '#domain/article/article.ts';
import type { AnnotatorId, LayerId } from '#domain/ids.ts';
import { NO_COUNTS } from './count-layer.ts';
import type { Layer } from './layer.ts';

/** A layer on which nothing has been annotated yet. */
export function emptyLayer(
  id: LayerId,
  article: Pick<Article, 'id' | 'textHash'>,
  annotatorId: AnnotatorId,
  codebookVersion: string,
): Layer {
  return {
    id,
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
