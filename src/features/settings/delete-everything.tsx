import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useMessages } from '#messages/messages.tsx';
import { emptyTray } from '#clipper/tray.ts';
import { deleteEverything } from '#workspace/library.ts';
import { notify } from '#workspace/notices.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

export function DeleteEverything() {
  const t = useMessages('settings');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <p>{t('danger.text')}</p>
      <div>
        <Button
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {t('danger.start')}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDeletion
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
}

function ConfirmDeletion({ onClose }: { readonly onClose: () => void }) {
  const t = useMessages('settings');
  const common = useMessages('common');
  const count = useWorkspace((s) => s.articles.length + s.deletedArticles.length);
  const [typed, setTyped] = useState('');
  const word = t('danger.confirmWord');
  return (
    <ConfirmDialog
      title={t('danger.confirmTitle')}
      confirmLabel={t('danger.confirm')}
      cancelLabel={common('action.cancel')}
      isDangerous
      canConfirm={typed.trim().toLowerCase() === word.toLowerCase()}
      onCancel={onClose}
      onConfirm={() => {
        onClose();
        void deleteAndTell();
      }}
    >
      <p>{t('danger.confirmText', { count })}</p>
      <TextField
        label={t('danger.confirmField', { word })}
        autoComplete="off"
        value={typed}
        onChange={setTyped}
      />
    </ConfirmDialog>
  );
}

async function deleteAndTell(): Promise<void> {
  await Promise.all([deleteEverything(), emptyTray()]);
  notify('everything-deleted');
}
