import { useFormats, useMessages } from '#messages/messages.tsx';
import { DAY, dateOf } from './day.ts';
import type { EntityNames } from './entity-names.ts';
import styles from './people.module.css';
import type { Said } from './person-record.ts';

type Props = { readonly said: Said; readonly names: EntityNames };

/** One line of the concordance: what stands before, the words, what comes after; then where. */
export function StatementRow({ said: { article, statement }, names }: Props) {
  const t = useMessages('people');
  const format = useFormats();
  const { before, quote, after, others, quoteType, field } = statement;
  const called = others.map(({ entityId, words }) =>
    entityId === undefined ? words : (names.get(entityId) ?? words),
  );
  const list = called.length > 0 ? format.list([...new Set(called)]) : undefined;
  const told = TOLD.find((each) => each === quoteType);
  return (
    <div className={styles['statement']}>
      <p className={styles['kwic']}>
        <bdi className={styles['before']}>{before}</bdi>
        <a
          className={styles['quote']}
          href={`#/article/${article.articleId}/${statement.claimId}`}
          dir="auto"
        >
          {quote}
        </a>
        <bdi className={styles['after']}>{after}</bdi>
      </p>
      <p className={styles['where']}>
        <bdi>{article.title === '' ? t('person.untitled') : article.title}</bdi>
        {article.outlet !== undefined && <bdi>{article.outlet}</bdi>}
        <time dateTime={article.day}>{format.dateTime(dateOf(article.day), DAY)}</time>
        {told !== undefined && <span>{t(`person.${told}`)}</span>}
        {list !== undefined && (
          <span>
            {field === 'speaker'
              ? t('person.through', { names: list })
              : t('person.by', { names: list })}
          </span>
        )}
      </p>
    </div>
  );
}

const TOLD = ['direct', 'mixed', 'indirect'] as const;
