import { type ReactNode, Suspense, useState } from 'react';
import { BackupDialog } from './lazy-screens.tsx';

/** Backing up from a page: the act, and the dialog, which stands on the page while it is wanted. */
export function useBackup(): { readonly backUp: () => void; readonly dialog: ReactNode } {
  const [isBackingUp, setIsBackingUp] = useState(false);
  return {
    backUp: () => {
      setIsBackingUp(true);
    },
    dialog: (
      <Suspense>
        {isBackingUp && (
          <BackupDialog
            onClose={() => {
              setIsBackingUp(false);
            }}
          />
        )}
      </Suspense>
    ),
  };
}
