import { useEffect } from 'react';
import { isSameTarget } from '#domain/comments/place-target.ts';
import { countOpen } from '#domain/comments/threads.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { Button } from '#ui/button.tsx';
import { Kbd } from '#ui/kbd.tsx';
import { watchComments } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { targetsOf } from './item-comments.tsx';
import { runAct } from './key-handler.ts';
import { keyOf } from './review-keys.ts';

/** Says how many threads about this difference are open, and opens them to be answered. */
export function CommentsButton({ item }: { readonly item: ReviewItem }) {
  const desk = useDesk();
  const { t, screen } = desk;
  const words = useWords();
  const { id } = words.review.article;
  useEffect(() => watchComments(id), [id]);
  const isShown = useScreen((state) => state.areCommentsShown);
  const count = useWorkspace(({ comments }) => {
    if (comments?.articleId !== id || comments.threads.length === 0) return 0;
    const targets = targetsOf(words, item);
    return countOpen(
      comments.threads.filter(
        ({ target }) => target && targets.some((one) => isSameTarget(one, target)),
      ),
    );
  });
  return (
    <Button
      variant="quiet"
      aria-expanded={isShown}
      onPress={() => {
        if (isShown) screen.setState({ areCommentsShown: false });
        else runAct(desk, 'comment');
      }}
    >
      {t('card.commentCount', { count })} <Kbd>{keyOf('comment')}</Kbd>
    </Button>
  );
}
