import { Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { AnnotationId, ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { closeArticle, openArticle, type OpenOutcome, setActive } from '#workspace/open-article.ts';
import { useWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { AnnotateScreen, ExportFormatsDialog, loadAnnotate } from './lazy-screens.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Opening } from './opening.tsx';
import { useDocumentTitle } from './use-document-title.ts';

type Props = {
  readonly id: ArticleId;
  /** The annotation that the address leads to. */
  readonly at?: AnnotationId | undefined;
};

/** Opens the article its address names, and lets it go when the address changes. */
export function ArticlePage({ id, at }: Props) {
  // Another tab may delete it, or restore it: then it is tried anew, and said what there is.
  const isListed = useWorkspace((s) => s.articles.some(({ article }) => article.id === id));
  return <ListedArticle key={String(isListed)} id={id} at={at} />;
}

function ListedArticle({ id, at }: Props) {
  const [, go] = useLocation();
  const isOpen = useWorkspace((s) => s.open?.article.id === id);
  const failure = useOpening(id, at);
  const common = useMessages('common');
  const title = useWorkspace((s) => (s.open?.article.id === id ? s.open.article.title : ''));
  useDocumentTitle(title === '' ? common('place.article') : title);
  const [exporting, setExporting] = useState<'any' | 'factcheck-docx'>();
  if (failure !== undefined) {
    return <NotFoundPage kind={failure === 'damaged' ? 'damaged' : 'article'} />;
  }
  if (!isOpen) return <Opening label={common('opening')} />;
  return (
    <>
      <Suspense fallback={<Opening label={common('opening')} />}>
        <AnnotateScreen
          onLeave={() => {
            go('/');
          }}
          onExport={() => {
            setExporting('any');
          }}
          onFactCheck={() => {
            setExporting('factcheck-docx');
          }}
          onReview={() => {
            go(`/review/${id}`);
          }}
          onShowSettings={() => {
            go('/settings');
          }}
        />
      </Suspense>
      <Suspense>
        {exporting !== undefined && (
          <ExportFormatsDialog
            articleId={id}
            {...(exporting !== 'any' && { format: exporting })}
            onClose={() => {
              setExporting(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

/** Why it could not be opened; undefined while it is being opened and once it is open. */
function useOpening(
  id: ArticleId,
  at: AnnotationId | undefined,
): Exclude<OpenOutcome, 'opened'> | undefined {
  const [failure, setFailure] = useState<Exclude<OpenOutcome, 'opened'>>();
  useEffect(() => {
    let isLeft = false;
    async function open(): Promise<void> {
      const outcome = await openArticle(id);
      // Left while it was being opened: nobody is there to show it to.
      if (isLeft) closeIfOpen(id);
      else if (outcome === 'opened') setActive(at);
      else if (outcome !== 'superseded') setFailure(outcome);
    }
    // Text and screen are fetched at the same time; if the screen fails, rendering it will say so.
    void loadAnnotate().catch(() => undefined);
    void open();
    return () => {
      isLeft = true;
      closeIfOpen(id);
    };
  }, [id, at]);
  return failure;
}

function closeIfOpen(id: ArticleId): void {
  if (workspaceState().open?.article.id === id) closeArticle();
}
