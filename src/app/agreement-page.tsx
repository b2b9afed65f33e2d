import { Suspense, useState } from 'react';
import type { ArticleId } from '#domain/ids.ts';
import { AgreementScreen } from '#features/agreement/agreement-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { BackupDialog } from './lazy-screens.ts';
import { StatusBar } from './status-bar.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { VERSION } from './version.ts';

/** How far annotators agree, over the project or on one article. */
export function AgreementPage({ articleId }: { readonly articleId: ArticleId | undefined }) {
  const common = useMessages('common');
  const [isBackingUp, setIsBackingUp] = useState(false);
  useDocumentTitle(common('place.agreement'));
  return (
    <>
      <AgreementScreen key={articleId ?? ''} articleId={articleId} version={VERSION} />
      <StatusBar
        onBackUp={() => {
          setIsBackingUp(true);
        }}
      />
      <Suspense>
        {isBackingUp && (
          <BackupDialog
            onClose={() => {
              setIsBackingUp(false);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
