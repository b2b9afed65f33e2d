import { useMessages } from '#messages/messages.tsx';
import { exportProject, noteBackup } from '#workspace/exchange.ts';
import { ExportDialog } from './export-dialog.tsx';

type Props = { readonly onClose: () => void };

export function BackupDialog({ onClose }: Props) {
  const t = useMessages('exchange');
  return (
    <ExportDialog
      title={t('backup.title')}
      text={t('backup.text')}
      make={exportProject}
      onSaved={({ leftOut }) => {
        // A file that lacks something is not the copy one can rely on.
        if (leftOut.length === 0) void noteBackup();
      }}
      onClose={onClose}
    />
  );
}
