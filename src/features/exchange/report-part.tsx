import type { ReactNode } from 'react';
import { useMessages } from '#messages/messages.tsx';
import styles from './exchange.module.css';

/** Nobody reads a longer list; the count says how long it is. */
export const SHOWN = 100;

type Props = { readonly title: string; readonly children: ReactNode };

export function ReportPart({ title, children }: Props) {
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{title}</h3>
      {children}
    </section>
  );
}

/** How many there are beyond those that are shown. */
export function More({ count }: { readonly count: number }) {
  const t = useMessages('exchange');
  if (count <= 0) return null;
  return <p className={styles['safe']}>{t('problems.more', { count })}</p>;
}
