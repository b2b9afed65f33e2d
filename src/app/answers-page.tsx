import { useEffect, useState } from 'react';
import { AnswersScreen } from '#features/answers/answers-screen.tsx';
import { NothingToAnswer } from '#features/answers/nothing-to-answer.tsx';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { closeAnswers, openAnswers } from '#workspace/answers.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { Opening } from './opening.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useSending } from './use-sending.tsx';

type Failure = Exclude<Awaited<ReturnType<typeof openAnswers>>, 'opened' | 'superseded'>;

/** Opens what was decided about the article its address names, and lets it go when the address changes. */
export function AnswersPage({ id }: { readonly id: ArticleId }) {
  const t = useMessages('answers');
  const review = useWorkspace((s) => (s.review?.article.id === id ? s.review : undefined));
  const isOpen = useWorkspace((s) => s.open?.article.id === id);
  const [failure, setFailure] = useState<Failure>();
  const { send, dialog } = useSending(id);
  useDocumentTitle(t('place'));
  useEffect(() => {
    let isLeft = false;
    async function open(): Promise<void> {
      const outcome = await openAnswers(id);
      if (isLeft && outcome === 'opened') closeAnswers();
      if (!isLeft && outcome !== 'opened' && outcome !== 'superseded') setFailure(outcome);
    }
    void open();
    return () => {
      isLeft = true;
      closeAnswers();
    };
  }, [id]);
  if (failure === 'not-found') return <NotFoundPage kind="article" />;
  if (failure !== undefined) return <NothingToAnswer reason={failure} />;
  if (review && isOpen) {
    return (
      <>
        <AnswersScreen review={review} onSend={send} />
        {dialog}
      </>
    );
  }
  return <Opening label={t('opening')} />;
}
