import { Suspense, useState } from 'react';
import { SettingsScreen } from '#features/settings/settings-screen.tsx';
import { useMessages } from '#messages/messages.tsx';
import { BackupDialog } from './lazy-screens.ts';
import { StatusBar } from './status-bar.tsx';
import { useDocumentTitle } from './use-document-title.ts';
import { VERSION } from './version.ts';

export function SettingsPage() {
  const common = useMessages('common');
  const [isBackingUp, setIsBackingUp] = useState(false);
  useDocumentTitle(common('place.settings'));
  const backUp = (): void => {
    setIsBackingUp(true);
  };
  return (
    <>
      <SettingsScreen onBackUp={backUp} version={VERSION} />
      <StatusBar onBackUp={backUp} />
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
