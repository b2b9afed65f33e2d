import { lazy, Suspense, useEffect } from 'react';
import type { CommentTarget } from '#domain/comments/comment.ts';
import { isSameTarget } from '#domain/comments/place-target.ts';
import { useMessages } from '#messages/messages.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { watchComments } from '#workspace/comments.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

const CommentThreads = lazy(async () => ({
  default: (await import('#parts/comment-threads.tsx')).CommentThreads,
}));

type Props = { readonly review: OpenReview; readonly differenceKey: string };

/** What was said about the difference in the review, to be answered here; nothing where nobody said anything. */
export function CardComments({ review: { article, revision }, differenceKey }: Props) {
  const t = useMessages('answers');
  const { id } = article;
  useEffect(() => watchComments(id), [id]);
  const about: CommentTarget = { kind: 'difference', key: differenceKey };
  const count = useWorkspace(({ comments }) =>
    comments?.articleId === id
      ? comments.threads.filter(({ target }) => target && isSameTarget(target, about)).length
      : 0,
  );
  if (count === 0) return null;
  return (
    <Disclosure title={t('comments', { count })} level={3}>
      <Suspense>
        <CommentThreads
          articleId={id}
          text={revision.text}
          targets={[about]}
          isOnlyTheirs
          quoteOf={() => undefined}
        />
      </Suspense>
    </Disclosure>
  );
}
