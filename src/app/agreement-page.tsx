import type { ArticleId } from '#domain/ids.ts';
import { AgreementScreen } from '#features/agreement/agreement-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { StatusBar } from './status-bar.tsx';
import { useBackup } from './use-backup.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { VERSION } from './version.ts';

/** How far annotators agree, over the project or on one article. */
export function AgreementPage({ articleId }: { readonly articleId: ArticleId | undefined }) {
  const common = useMessages('common');
  const { backUp, dialog } = useBackup();
  useDocumentTitle(common('place.agreement'));
  return (
    <>
      <AgreementScreen key={articleId ?? ''} articleId={articleId} version={VERSION} />
      <StatusBar onBackUp={backUp} />
      {dialog}
    </>
  );
}
