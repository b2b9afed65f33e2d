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
      onSaved={() => void noteBackup()}
      onClose={onClose}
    />
  );
}
