import { MessageSquareQuote } from 'lucide-react';
import { useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import styles from './answers.module.css';

type Props = { readonly reason: 'nothing-to-compare' | 'hidden' | 'damaged' | 'failed' };

/** Says why there is nothing to answer. */
export function NothingToAnswer({ reason }: Props) {
  const t = useMessages('answers');
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{t('back')}</BackLink>
      <PageTitle className={styles['title']}>{t('title')}</PageTitle>
      <EmptyState icon={<MessageSquareQuote />} title={t('nothing.title')}>
        <p>{t(reason === 'nothing-to-compare' ? 'nothing.none' : `nothing.${reason}`)}</p>
      </EmptyState>
    </main>
  );
}
