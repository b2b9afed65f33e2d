import { type ArticleId, type LayerId, brand } from '#domain/ids.ts';

/** One an article, whoever decides: it is worked out from the layers and the logs, and so the same for everybody. */
export function curatedLayerId(articleId: ArticleId): LayerId {
  return brand<LayerId>(`${articleId}:curated`);
}
