import { lazy, memo, Suspense, useDeferredValue, useState } from 'react';
import { WindowDrop } from '#ui/window-drop.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { ImportOutcome } from '#workspace/import-outcome.ts';
import type { ArticleId } from '#domain/ids.ts';
import { ArticleSection } from './article-section.tsx';
import { FirstRun } from './first-run.tsx';
import styles from './library-screen.module.css';
import type { Paste } from './paste-of.ts';
import { RecentlyDeleted } from './recently-deleted.tsx';
import { TopBar } from './top-bar.tsx';
import { usePasteAnywhere } from './use-paste-anywhere.ts';

const PasteDialog = lazy(async () => ({
  default: (await import('./paste-dialog.tsx')).PasteDialog,
}));

export type LibraryActs = {
  readonly onOpen: (id: ArticleId) => void;
  /** Somebody is about to open an article: a good moment to fetch that screen. */
  readonly onPrepareOpen: () => void;
  readonly onFiles: (files: readonly File[]) => void;
  /** Somebody is about to add something: a good moment to start what reads it. */
  readonly onPrepareAdd: () => void;
  /** Adds it and opens it; a paste that cannot be taken leaves its reason. */
  readonly onPaste: (paste: Paste) => Promise<ImportOutcome | undefined>;
  /** As `onPaste`, with the report shown for you. */
  readonly onPasteAnywhere: (paste: Paste) => void;
  readonly onSample: () => Promise<void>;
  readonly onBackUp: () => void;
  /** Begins with all articles. */
  readonly onExportAll: () => void;
  readonly onExport: (id: ArticleId) => void;
  /** Shows the article block by block, with what was left out of it. */
  readonly onLeftOut: (id: ArticleId) => void;
  /** Compares the work on it. */
  readonly onReview: (id: ArticleId) => void;
  /** Makes a packet for a colleague. */
  readonly onSend: (id: ArticleId) => void;
  readonly onSettings: () => void;
};

type Props = { readonly acts: LibraryActs; readonly isImporting: boolean };

/** Remembered: how far an import is says nothing to it, ten times a second. */
export const LibraryScreen = memo(function LibraryScreen({ acts, isImporting }: Props) {
  const t = useMessages('library');
  // The first articles are often many: drawing all that comes with them must not keep the page from answering.
  const isEmpty = useDeferredValue(useWorkspace((s) => s.articles.length === 0));
  const hasDeleted = useWorkspace((s) => s.deletedArticles.length > 0);
  const [isPasting, setIsPasting] = useState(false);
  usePasteAnywhere(acts.onPasteAnywhere, acts.onFiles, !isPasting);
  const openPaste = (): void => {
    acts.onPrepareAdd();
    setIsPasting(true);
  };

  return (
    <div className={styles['screen']}>
      <TopBar acts={acts} isImporting={isImporting} />
      <main id="main" className={styles['main']}>
        {isEmpty ? (
          <FirstRun acts={acts} onPaste={openPaste} isReturning={hasDeleted} />
        ) : (
          <ArticleSection acts={acts} onPaste={openPaste} isImporting={isImporting} />
        )}
        {hasDeleted && <RecentlyDeleted />}
      </main>
      <WindowDrop
        label={t('add.drop')}
        hint={t('add.dropHint')}
        onEnter={acts.onPrepareAdd}
        onFiles={acts.onFiles}
        onLink={(text) => {
          acts.onPasteAnywhere({ text });
        }}
      />
      {isPasting && (
        <Suspense>
          <PasteDialog
            onAdd={acts.onPaste}
            onClose={() => {
              setIsPasting(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
});
