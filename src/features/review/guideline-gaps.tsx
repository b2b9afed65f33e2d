import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { useGeneralName } from './general-name.ts';
import { rowWords } from './item-words.ts';
import styles from './review.module.css';

/** What the guideline does not say, each with the words it came up at. */
export function GuidelineGaps() {
  const { t } = useDesk();
  const words = useWords();
  const nameOf = useGeneralName(words);
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const gaps = items.flatMap((item) =>
    item.positions
      .filter(({ outcome }) => outcome.kind === 'unclear')
      .map(({ by, note = '' }) => ({ key: item.difference.key, item, by, note })),
  );
  if (gaps.length === 0) return null;
  return (
    <>
      <h3>{t('finish.gaps')}</h3>
      <ul className={styles['answers']}>
        {gaps.map(({ key, item, by, note }) => (
          <li key={`${key} ${by}`}>
            {t('finish.gap', { name: nameOf(by), note })}{' '}
            <q className={styles['said']}>{rowWords(words, item).quote}</q>
          </li>
        ))}
      </ul>
    </>
  );
}
