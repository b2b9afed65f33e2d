import { ProgressBar } from '#ui/progress-bar.tsx';
import styles from './app.module.css';

/** While what an address names is being opened. */
export function Opening({ label }: { readonly label: string }) {
  return (
    <main id="main" className={styles['waiting']}>
      <ProgressBar label={label} />
    </main>
  );
}
