import { Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { ArticleId } from '#domain/ids.ts';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './app.module.css';
import { AnnotateScreen, ExportArticleDialog } from './lazy-screens.ts';
import { useDocumentTitle } from './use-document-title.ts';

type Props = { readonly id: ArticleId };

export function ArticlePage({ id }: Props) {
  const common = useMessages('common');
  const [, go] = useLocation();
  const [isExporting, setIsExporting] = useState(false);
  const title = useWorkspace((s) => (s.open?.article.id === id ? s.open.article.title : undefined));
  useDocumentTitle(title === undefined || title === '' ? common('place.article') : title);
  return (
    <>
      <Suspense fallback={<Opening />}>
        <AnnotateScreen
          articleId={id}
          onLeave={() => {
            go('/');
          }}
          onExport={() => {
            setIsExporting(true);
          }}
          onShowSettings={() => {
            go('/settings');
          }}
        />
      </Suspense>
      <Suspense>
        {isExporting && (
          <ExportArticleDialog
            articleId={id}
            onClose={() => {
              setIsExporting(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

function Opening() {
  const common = useMessages('common');
  return (
    <main id="main" className={styles['waiting']}>
      <ProgressBar label={common('opening')} />
    </main>
  );
}
