import { CircleAlert, HardDrive, ShieldCheck } from 'lucide-react';
import { Button } from '#ui/button.tsx';
import { Tooltip } from '#ui/tooltip.tsx';
import { useFormats, useMessages, useNow } from '#messages/messages.tsx';
import { emergencyFile } from '#workspace/rescue.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './app.module.css';
import { RescueButton } from './rescue-button.tsx';

/** Where the work is, whether the browser promised to keep it, and how old the last copy is. */
export function StatusBar({ onBackUp }: { readonly onBackUp: () => void }) {
  const common = useMessages('common');
  const problems = useMessages('problems');
  const format = useFormats();
  const now = useNow();
  const persistence = useWorkspace((s) => s.persistence);
  const lastBackupAt = useWorkspace((s) => s.lastBackupAt);
  const hasArticles = useWorkspace((s) => s.articles.length > 0);
  const unsaved = useWorkspace((s) => s.unsavedElsewhere);
  const isKept = persistence === 'granted';
  return (
    <footer className={styles['status']} aria-label={common('place.status')}>
      <span className={styles['fact']}>
        <HardDrive aria-hidden size={16} />
        {common('storage.onThisDevice')}
      </span>
      {unsaved > 0 && (
        <span className={styles['unsaved']}>
          <CircleAlert aria-hidden size={16} />
          {common('storage.unsaved', { count: unsaved })}
          <RescueButton label={problems('save.download')} variant="quiet" make={emergencyFile} />
        </span>
      )}
      {hasArticles && (
        <>
          <span className={styles['fact']} title={common(`storage.${persistence}`)}>
            {isKept ? <ShieldCheck aria-hidden size={16} /> : <CircleAlert aria-hidden size={16} />}
            {isKept ? common('storage.kept') : common('storage.mayBeCleared')}
          </span>
          <span className={styles['backup']}>
            {lastBackupAt === undefined
              ? common('storage.noBackup')
              : common('storage.lastBackup', {
                  when: format.relativeTime(Math.min(lastBackupAt, now.getTime()), now),
                })}
            <Tooltip text={common(`storage.${persistence}`)}>
              <Button variant="quiet" onPress={onBackUp}>
                {common('storage.backUp')}
              </Button>
            </Tooltip>
          </span>
        </>
      )}
    </footer>
  );
}
