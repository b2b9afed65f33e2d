import type { Difference } from '#domain/curation/difference.ts';
import { useDesk } from './desk.tsx';
import styles from './review.module.css';

/** The letter stands for the kind; its name is beside it. */
export function KindLetter({ kind }: { readonly kind: Difference['kind'] }) {
  const { t } = useDesk();
  return (
    <span className={styles['kindLetter']} aria-hidden>
      {t(`kindLetter.${kind}`)}
    </span>
  );
}
