import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './callout.module.css';
import { classNames } from './class-names.ts';

type Props = {
  readonly tone: 'info' | 'good' | 'error';
  readonly title?: string | undefined;
  readonly children: ReactNode;
};

const ICONS = { info: Info, good: CircleCheck, error: CircleAlert } as const;

/** Something to read before going on. */
export function Callout({ tone, title, children }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={classNames(styles['callout'], styles[tone])}>
      <Icon aria-hidden className={styles['icon']} />
      <div className={styles['content']}>
        {title !== undefined && <p className={styles['title']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}
