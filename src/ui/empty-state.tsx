import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

type Props = {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
};

/** Says why there is nothing, and what to do about it. */
export function EmptyState({ icon, title, children }: Props) {
  return (
    <div className={styles['empty']}>
      {icon !== undefined && (
        <span className={styles['icon']} aria-hidden>
          {icon}
        </span>
      )}
      <p className={styles['title']}>{title}</p>
      {children}
    </div>
  );
}
