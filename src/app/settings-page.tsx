import { SettingsScreen } from '#features/settings/settings-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { StatusBar } from './status-bar.tsx';
import { useBackup } from './use-backup.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { VERSION } from './version.ts';

export function SettingsPage() {
  const common = useMessages('common');
  const { backUp, dialog } = useBackup();
  useDocumentTitle(common('place.settings'));
  return (
    <>
      <SettingsScreen onBackUp={backUp} version={VERSION} />
      <StatusBar onBackUp={backUp} />
      {dialog}
    </>
  );
}
