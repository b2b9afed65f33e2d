import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { ArticleId } from '#domain/ids.ts';
import { useImporter } from '#features/exchange/use-importer.ts';
import { type LibraryActs, LibraryScreen } from '#features/library/library-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { importSample } from '#workspace/import-articles.ts';
import { prepareImport } from '#workspace/import-workers.ts';
import { takeOver } from './handed-files.ts';
import { Importing } from './importing.tsx';
import {
  BackupDialog,
  ExportFormatsDialog,
  LeftOutDialog,
  SendDialog,
  loadAnnotate,
} from './lazy-screens.tsx';
import { StatusBar } from './status-bar.tsx';
import { useDocumentTitle } from './use-document-title.ts';

type OpenDialog =
  | { readonly kind: 'backup' | 'export-all' }
  | { readonly kind: 'export' | 'left-out' | 'send'; readonly id: ArticleId }
  | undefined;

export function LibraryPage() {
  const common = useMessages('common');
  const [, go] = useLocation();
  const [dialog, setDialog] = useState<OpenDialog>();
  const openArticlePage = useCallback(
    (id: ArticleId) => {
      go(`/article/${id}`);
    },
    [go],
  );
  const importer = useImporter(openArticlePage);
  const { addFiles, addPaste, showReport } = importer;
  useDocumentTitle(common('place.library'));

  const acts = useMemo(
    (): LibraryActs => ({
      onOpen: openArticlePage,
      onPrepareOpen: () => void loadAnnotate().catch(() => undefined),
      onFiles: (files) => void addFiles(files),
      onPrepareAdd: prepareImport,
      onPaste: addPaste,
      onPasteAnywhere: (paste) => {
        async function add(): Promise<void> {
          const outcome = await addPaste(paste);
          if (outcome && outcome.failed.length > 0) showReport(outcome);
        }
        void add();
      },
      onSample: async () => {
        openArticlePage(await importSample());
      },
      onBackUp: () => {
        setDialog({ kind: 'backup' });
      },
      onExportAll: () => {
        setDialog({ kind: 'export-all' });
      },
      onExport: (id) => {
        setDialog({ kind: 'export', id });
      },
      onLeftOut: (id) => {
        setDialog({ kind: 'left-out', id });
      },
      onReview: (id) => {
        go(`/review/${id}`);
      },
      onSend: (id) => {
        setDialog({ kind: 'send', id });
      },
      onSettings: () => {
        go('/settings');
      },
    }),
    [addFiles, addPaste, showReport, openArticlePage, go],
  );

  useEffect(() => {
    const files = takeOver();
    if (files.length > 0) void addFiles(files);
  }, [addFiles]);

  const { working } = importer.state;
  const closeDialog = (): void => {
    setDialog(undefined);
  };
  return (
    <>
      <LibraryScreen acts={acts} isImporting={working !== undefined} />
      <StatusBar onBackUp={acts.onBackUp} />
      <Importing
        importer={importer}
        onOpen={openArticlePage}
        onCompare={(id) => {
          go(`/review/${id}`);
        }}
        onShowLeftOut={acts.onLeftOut}
      />
      <Suspense>
        {dialog?.kind === 'backup' && <BackupDialog onClose={closeDialog} />}
        {dialog?.kind === 'export' && (
          <ExportFormatsDialog articleId={dialog.id} onClose={closeDialog} />
        )}
        {dialog?.kind === 'export-all' && <ExportFormatsDialog onClose={closeDialog} />}
        {dialog?.kind === 'send' && <SendDialog chosen={[dialog.id]} onClose={closeDialog} />}
        {dialog?.kind === 'left-out' && (
          <LeftOutDialog articleId={dialog.id} onClose={closeDialog} />
        )}
      </Suspense>
    </>
  );
}
