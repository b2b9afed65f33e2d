import { lazy, Suspense, useState } from 'react';
import { WindowVirtualizer } from 'virtua';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import type { ArticleSummary } from '#workspace/workspace-state.ts';
import styles from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';
import type { LibraryActs } from './library-screen.tsx';

const ArticleDetailsDialog = lazy(async () => ({
  default: (await import('#parts/article-details-dialog.tsx')).ArticleDetailsDialog,
}));

/** Above this many rows only those near the window are in the page. */
const MANY = 100;

/** About that of most rows, in pixels: taken for lower they are, more of them are made than are seen. */
const ROW_HEIGHT = 72;

type Props = {
  readonly summaries: readonly ArticleSummary[];
  readonly acts: LibraryActs;
  /** Drafts are named as such: there are others than these. */
  readonly hasStates: boolean;
};

export function ArticleList({ summaries, acts, hasStates }: Props) {
  const t = useMessages('library');
  const [renamingId, setRenamingId] = useState<ArticleId>();
  const [detailsId, setDetailsId] = useState<ArticleId>();
  const detailed = summaries.find(({ article }) => article.id === detailsId)?.article;
  const rows = summaries.map((summary) => (
    <ArticleRow
      key={summary.article.id}
      summary={summary}
      acts={acts}
      hasStates={hasStates}
      isRenaming={summary.article.id === renamingId}
      onRenaming={setRenamingId}
      onDetails={setDetailsId}
    />
  ));
  return (
    <>
      <div className={styles['columns']} aria-hidden>
        <span>{t('column.article')}</span>
        <span>{t('column.claims')}</span>
        <span>{t('column.mentions')}</span>
        <span>{t('column.status')}</span>
        <span>{t('column.changed')}</span>
      </div>
      {rows.length > MANY ? (
        <section aria-label={t('list.label')} className={styles['list']}>
          <WindowVirtualizer as="ul" item="li" itemSize={ROW_HEIGHT}>
            {rows}
          </WindowVirtualizer>
        </section>
      ) : (
        <ul aria-label={t('list.label')} className={styles['list']}>
          {rows.map((row) => (
            <li key={row.key}>{row}</li>
          ))}
        </ul>
      )}
      <Suspense>
        {detailed && (
          <ArticleDetailsDialog
            article={detailed}
            onClose={() => {
              setDetailsId(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
