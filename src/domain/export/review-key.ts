import type { AnnotationId, ArticleId } from '#domain/ids.ts';

/** Names the review of a claim. Two annotators may hold copies of one annotation, each with a review of its own. */
export function reviewKey(articleId: ArticleId, whose: string, claimId: AnnotationId): string {
  return JSON.stringify([articleId, whose, claimId]);
}

/** Id of the article that a review is about, by its key. */
export function articleOfReview(key: string): unknown {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts[0] : undefined;
}
