import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import styles from './exchange.module.css';

/** Says that files are being read; the page stays usable meanwhile. */
export function ImportProgress({ files }: { readonly files: number }) {
  const t = useMessages('exchange');
  if (files === 0) return null;
  return (
    <div className={styles['progress']}>
      <ProgressBar label={t('import.workingOn', { count: files })} />
    </div>
  );
}
