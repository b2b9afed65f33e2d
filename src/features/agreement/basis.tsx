import { LEAST_ARTICLES } from '#domain/agreement/bootstrap.ts';
import { useMessages } from '#messages/messages.tsx';
import type { AgreementBasis } from '#workspace/agreement.ts';
import styles from './agreement.module.css';

/** On what everything was measured, and what that leaves out. */
export function Basis({ basis }: { readonly basis: AgreementBasis }) {
  const t = useMessages('agreement');
  const { shared, articles, annotators, annotations, relations, frozen, layers, damaged, hidden } =
    basis;
  return (
    <div className={styles['basis']}>
      <p>{t('basis', { shared, annotators: annotators.length, annotations, relations })}</p>
      {articles > shared && <p>{t('notShared', { count: articles - shared })}</p>}
      {frozen > 0 && <p>{t('frozen', { frozen, layers })}</p>}
      {hidden > 0 && <p>{t('hidden', { count: hidden })}</p>}
      {damaged > 0 && <p>{t('damaged', { count: damaged })}</p>}
      {shared > 0 && shared < LEAST_ARTICLES && (
        <p className={styles['few']}>{t('few', { count: shared })}</p>
      )}
    </div>
  );
}
