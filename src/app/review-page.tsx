import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { ArticleId } from '#domain/ids.ts';
import { ReviewScreen } from '#features/review/review-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { closeReview, openReview, type ReviewOutcome, setActiveItem } from '#workspace/review.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import styles from './app.module.css';
import { Opening } from './opening.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { useSending } from './use-sending.tsx';

type Failure = Exclude<ReviewOutcome, 'opened' | 'superseded'>;

type Props = {
  readonly id: ArticleId;
  /** Key of the item that the address leads to. */
  readonly at: string | undefined;
};

/** Opens the review of the article its address names, and lets it go when the address changes. */
export function ReviewPage({ id, at }: Props) {
  const [, go] = useLocation();
  const t = useMessages('review');
  const isOpen = useWorkspace((state) => state.review?.article.id === id);
  const title = useWorkspace((state) => state.review?.article.title ?? '');
  const failure = useOpening(id, at);
  const { send, dialog } = useSending(id);
  useDocumentTitle(title === '' ? t('title') : t('documentTitle', { title }));
  if (failure !== undefined) return <NotOpen failure={failure} />;
  if (!isOpen) {
    return <Opening label={t('opening')} />;
  }
  return (
    <>
      <ReviewScreen
        onLeave={() => {
          go('/');
        }}
        onSend={send}
      />
      {dialog}
    </>
  );
}

/** Why it could not be opened; undefined while it is being opened and once it is open. */
function useOpening(id: ArticleId, at: string | undefined): Failure | undefined {
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    let isLeft = false;
    async function open(): Promise<void> {
      const outcome = await openReview(id);
      // Left while it was being opened: nobody is there to show it to.
      if (isLeft) closeIfOpen(id);
      else if (outcome === 'opened') {
        if (at !== undefined) setActiveItem(keyIn(at));
      } else if (outcome !== 'superseded') setFailure(outcome);
    }
    void open();
    return () => {
      isLeft = true;
      closeIfOpen(id);
    };
  }, [id, at]);
  return failure;
}

/** The router undoes only part of what the address has escaped. */
function keyIn(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function closeIfOpen(id: ArticleId): void {
  if (workspaceState().review?.article.id === id) closeReview();
}

function NotOpen({ failure }: { readonly failure: Failure }) {
  const t = useMessages('review');
  const common = useMessages('common');
  return (
    <main id="main" className={styles['waiting']}>
      <PageTitle>{t('title')}</PageTitle>
      <EmptyState title={t(`notOpen.${failure}.title`)}>
        <p>{t(`notOpen.${failure}.text`)}</p>
        <a href="#/" className={buttonClass('primary')}>
          {common('action.toLibrary')}
        </a>
      </EmptyState>
    </main>
  );
}
