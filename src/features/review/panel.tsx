import { type ReactNode, useId } from 'react';
import styles from './review.module.css';

type Props = {
  readonly title: string;
  /** Its content scrolls by itself (a long list). */
  readonly isFilled?: boolean;
  readonly children: ReactNode;
};

/** What one step of the review shows. */
export function Panel({ title, isFilled = false, children }: Props) {
  const id = useId();
  return (
    <section
      className={styles['panel']}
      data-filled={isFilled ? '' : undefined}
      aria-labelledby={id}
    >
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}
