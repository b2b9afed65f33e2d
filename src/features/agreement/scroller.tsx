import type { ReactNode } from 'react';
import styles from './agreement.module.css';

/** A table that may be wider than the screen. */
export function Scroller({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Scrolled by the arrow keys.
    <section className={styles['scroller']} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
