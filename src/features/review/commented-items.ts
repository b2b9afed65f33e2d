import { addToGroup } from '#domain/collection/group-by.ts';
import type { CommentTarget } from '#domain/comments/comment.ts';
import type { Thread } from '#domain/comments/threads.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { type ReviewIndex, versionId } from './review-index.ts';

/** Difference key → open threads about it, or about one of its versions; threads about other things are left out. */
export function openThreadsByItem(
  threads: readonly Thread[],
  index: ReviewIndex,
): ReadonlyMap<string, readonly Thread[]> {
  const byKey = new Map<string, Thread[]>();
  for (const thread of threads) {
    const key = thread.isResolved ? undefined : thread.target && keyOf(thread.target, index);
    if (key !== undefined) addToGroup(byKey, key, thread);
  }
  return byKey;
}

/** The first difference that shows an annotation, of whichever layer. */
export function keyOfAnnotation(id: AnnotationId, index: ReviewIndex): string | undefined {
  return index.annotations.flatMap(
    (_unused, layer) => index.shownBy.get(versionId(layer, id)) ?? [],
  )[0];
}

/** The difference that shows what a thread is about. */
function keyOf(target: CommentTarget, index: ReviewIndex): string | undefined {
  switch (target.kind) {
    case 'difference':
      return index.positions.has(target.key) ? target.key : undefined;
    case 'annotation':
      return keyOfAnnotation(target.id, index);
    case 'article':
    case 'span':
      return undefined;
  }
}
