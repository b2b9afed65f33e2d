import type { BroughtLink } from '#domain/curation/acceptance.ts';
import { useMessages } from '#messages/messages.tsx';
import type { OpenReview } from '#workspace/review-state.ts';
import styles from './answers.module.css';
import { LinkWords } from './version-words.tsx';

type Props = { readonly links: readonly BroughtLink[]; readonly review: OpenReview };

/** What accepting a decision changes besides: links that follow from it, and what they replace. */
export function BroughtLinks({ links, review }: Props) {
  const t = useMessages('answers');
  return links.map(({ version, replaces, beside }) => (
    <div key={version.relation.id} className={styles['brought']}>
      <p className={styles['soft']}>{t('brought.comes')}</p>
      <LinkWords version={version} review={review} />
      {replaces.length > 0 && <p className={styles['soft']}>{t('brought.replaces')}</p>}
      {replaces.map((mine) => (
        <LinkWords key={mine.relation.id} version={mine} review={review} />
      ))}
      {beside.length > 0 && <p className={styles['soft']}>{t('brought.beside')}</p>}
      {beside.map((mine) => (
        <LinkWords key={mine.relation.id} version={mine} review={review} />
      ))}
    </div>
  ));
}
