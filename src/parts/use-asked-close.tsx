import { type ReactNode, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';

/**
 * Closing a dialog that holds what somebody has typed is asked about first, whichever way it is closed.
 * Its `onClose` and Cancel are `close`, its `holdsWords` the same as here, and `question` stands beside it.
 */
export function useAskedClose(
  holdsWords: boolean,
  onClose: () => void,
): { readonly close: () => void; readonly question: ReactNode } {
  const t = useMessages('common');
  const [isAsking, setIsAsking] = useState(false);
  const close = (): void => {
    if (holdsWords) setIsAsking(true);
    else onClose();
  };
  const question = isAsking && (
    <ConfirmDialog
      isDangerous
      title={t('discard.title')}
      confirmLabel={t('discard.confirm')}
      cancelLabel={t('discard.cancel')}
      onConfirm={onClose}
      onCancel={() => {
        setIsAsking(false);
      }}
    >
      <p>{t('discard.text')}</p>
    </ConfirmDialog>
  );
  return { close, question };
}
