import { Button } from '#ui/button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ImportProgress as Progress } from '#workspace/import-session.ts';
import styles from './exchange.module.css';

type Props = {
  readonly files: number;
  readonly progress?: Progress;
  readonly onCancel: () => void;
};

/** Says how far the reading is; the page stays usable meanwhile. */
export function ImportProgress({ files, progress, onCancel }: Props) {
  const t = useMessages('exchange');
  const common = useMessages('common');
  const share = progress && progress.total > 1 ? progress.done / progress.total : undefined;
  return (
    <section className={styles['progress']} aria-label={t('import.progress')}>
      <ProgressBar label={t('import.workingOn', { count: files })} share={share} />
      <div className={styles['progressFoot']}>
        <p className={styles['progressDetail']}>
          {progress && (
            <>
              <span>{t('import.soFar', { count: progress.articles })}</span>
              <bdi className={styles['current']}>{progress.current}</bdi>
            </>
          )}
        </p>
        <Button variant="quiet" onPress={onCancel}>
          {common('action.cancel')}
        </Button>
      </div>
    </section>
  );
}
