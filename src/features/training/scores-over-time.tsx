import { valueOf } from '#domain/agreement/coefficient.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import type { TrainingArticle } from '#workspace/training.ts';
import styles from './training.module.css';
import { useScore } from './use-score.ts';

/** With fewer articles than this a development is only a guess. */
const FEW = 5;

/** The first score of each article, in the order in which they were compared, as bars and as a table. */
export function ScoresOverTime({ articles }: { readonly articles: readonly TrainingArticle[] }) {
  const t = useMessages('training');
  const score = useScore();
  const scored = articles
    .flatMap((article) => {
      const [first] = article.attempts;
      return first ? [{ article, first, last: article.attempts.at(-1) ?? first }] : [];
    })
    .toSorted((a, b) => a.first.at - b.first.at);
  if (scored.length === 0) return null;
  return (
    <section className={styles['section']} aria-labelledby="scores">
      <h2 id="scores" className={styles['subheading']}>
        {t('over.title')}
      </h2>
      <p className={styles['soft']}>{t('over.hint')}</p>
      {scored.length < FEW && <p className={styles['soft']}>{t('over.few')}</p>}
      <div className={styles['bars']} aria-hidden>
        {scored.map(({ article, first }) => (
          <span key={article.articleId} title={`${article.title}: ${score(first.overlap)}`}>
            <span style={{ blockSize: `${(valueOf(first.overlap) ?? 0) * 100}%` }} />
          </span>
        ))}
      </div>
      <Disclosure title={t('over.table')}>
        <ScoreTable scored={scored} />
      </Disclosure>
    </section>
  );
}

type Attempt = TrainingArticle['attempts'][number];
type TableProps = {
  readonly scored: readonly {
    readonly article: TrainingArticle;
    readonly first: Attempt;
    readonly last: Attempt;
  }[];
};

function ScoreTable({ scored }: TableProps) {
  const t = useMessages('training');
  const format = useFormats();
  const score = useScore();
  return (
    <table className={styles['table']}>
      <thead>
        <tr>
          {(['article', 'day', 'first', 'strict', 'last'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`over.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scored.map(({ article, first, last }) => (
          <tr key={article.articleId}>
            <th scope="row" dir="auto">
              {article.title === '' ? t('untitled') : article.title}
            </th>
            <td>{format.dateTime(first.at, { dateStyle: 'medium' })}</td>
            <td>{score(first.overlap)}</td>
            <td>{score(first.strict)}</td>
            <td>{score(last.overlap)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
