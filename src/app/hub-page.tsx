import { Suspense, useCallback, useState } from 'react';
import { useLocation } from 'wouter';
import type { ArticleId } from '#domain/ids.ts';
import { useImporter } from '#features/exchange/use-importer.ts';
import { HubScreen } from '#features/team/hub-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { prepareImport } from '#workspace/import-workers.ts';
import { Importing } from './importing.tsx';
import { LeftOutDialog } from './lazy-screens.tsx';
import { StatusBar } from './status-bar.tsx';
import { useBackup } from './use-backup.tsx';
import { useDocumentTitle } from './use-document-title.ts';

/** Working with colleagues. */
export function HubPage() {
  const common = useMessages('common');
  const [, go] = useLocation();
  const { backUp, dialog } = useBackup();
  const [leftOut, setLeftOut] = useState<ArticleId>();
  const openArticlePage = useCallback(
    (id: ArticleId) => {
      go(`/article/${id}`);
    },
    [go],
  );
  const importer = useImporter(openArticlePage);
  useDocumentTitle(common('place.review'));
  return (
    <>
      <HubScreen
        onFiles={(files) => void importer.addFiles(files)}
        onPrepareAdd={prepareImport}
        isImporting={importer.state.working !== undefined}
        onLook={({ path, file }) => {
          importer.showPacket({ fileName: path, blob: file });
        }}
      />
      <StatusBar onBackUp={backUp} />
      <Importing
        importer={importer}
        onOpen={openArticlePage}
        onCompare={(id) => {
          go(`/review/${id}`);
        }}
        onShowLeftOut={setLeftOut}
      />
      {dialog}
      <Suspense>
        {leftOut !== undefined && (
          <LeftOutDialog
            articleId={leftOut}
            onClose={() => {
              setLeftOut(undefined);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
