import { expect, test } from 'vitest';
import type { CommentTarget } from '#domain/comments/comment.ts';
import type { Thread } from '#domain/comments/threads.ts';
import { brand } from '#domain/ids.ts';
import { openThreadsByItem } from './commented-items.ts';
import { indexReview } from './review-index.ts';
import { aReview, aVersion } from './test-review.ts';

const review = aReview([
  { name: 'Ana', annotations: [aVersion('a1', 'The bridge is safe,”')] },
  { name: 'Ben', annotations: [aVersion('b1', 'bridge is safe,')] },
]);
const [edge] = review.items;
const key = edge?.difference.key ?? '';

function aThread(id: string, target: CommentTarget, isResolved = false): Thread {
  return { id: brand(id), target, comments: [], isResolved, lastAt: 1 };
}

test('threads about a difference or one of its versions are found under it until they are settled', () => {
  const span = { start: 0, end: 3 };
  const threads = [
    aThread('t1', { kind: 'difference', key }),
    aThread('t2', { kind: 'annotation', id: brand('b1'), span, quote: 'The' }),
    aThread('t3', { kind: 'difference', key }, true),
    aThread('t4', { kind: 'article' }),
    aThread('t5', { kind: 'difference', key: 'gone' }),
  ];
  const byKey = openThreadsByItem(threads, indexReview(review));
  expect([...byKey].map(([at, each]) => [at, each.map(({ id }) => id)])).toEqual([
    [key, ['t1', 't2']],
  ]);
});
