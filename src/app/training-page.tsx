import { useEffect, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { ComparisonScreen } from '#features/training/comparison-screen.tsx';
import { TrainingScreen } from '#features/training/training-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { closeArticle, openArticle, type OpenOutcome } from '#workspace/open-article.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { NotFoundPage } from './not-found-page.tsx';
import { Opening } from './opening.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** The articles to practise on, or one of them against its agreed version. */
export function TrainingPage({ id }: { readonly id: ArticleId | undefined }) {
  const common = useMessages('common');
  useDocumentTitle(common('place.training'));
  return id === undefined ? <TrainingScreen /> : <OpenedArticle key={id} id={id} />;
}

function OpenedArticle({ id }: { readonly id: ArticleId }) {
  const common = useMessages('common');
  const isOpen = useWorkspace((state) => state.open?.article.id === id);
  const [failure, setFailure] = useState<Exclude<OpenOutcome, 'opened' | 'superseded'>>();
  useEffect(() => {
    let isLeft = false;
    const leave = (): void => {
      if (workspaceState().open?.article.id === id) closeArticle();
    };
    async function open(): Promise<void> {
      const outcome = await openArticle(id);
      if (isLeft) leave();
      else if (outcome !== 'opened' && outcome !== 'superseded') setFailure(outcome);
    }
    void open();
    return () => {
      isLeft = true;
      leave();
    };
  }, [id]);
  if (failure !== undefined) {
    return <NotFoundPage kind={failure === 'damaged' ? 'damaged' : 'article'} />;
  }
  if (isOpen) return <ComparisonScreen articleId={id} />;
  return <Opening label={common('opening')} />;
}
