import { useMemo } from 'react';
import type { AttributionField } from '#domain/annotation/attribution.ts';
import { resolveAll } from '#domain/entities/resolve-entity.ts';
import { useFormats, useMessages } from '#messages/messages.tsx';
import type { ArticleStatements } from '#workspace/people.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { countByTime } from './count-by-time.ts';
import { DAY, dateOf } from './day.ts';
import styles from './people.module.css';
import { articlesOf, directnessOf, othersOf, type Said, saidIn } from './person-record.ts';
import { ShareBar } from './share-bar.tsx';
import { TimeChart } from './time-chart.tsx';

type Props = { readonly records: readonly ArticleStatements[] };

/** How much, when, how and through what: each a number of claims. */
export function PersonFacts({ records }: Props) {
  const t = useMessages('people');
  const { said, reported } = useMemo(
    () => ({ said: saidIn(records, 'speaker'), reported: saidIn(records, 'source') }),
    [records],
  );
  const all = useMemo(() => [...said, ...reported], [said, reported]);
  const periods = useMemo(() => countByTime(all.map(({ article }) => article.day)), [all]);
  return (
    <section className={styles['facts']} aria-label={t('person.facts')}>
      <Numbers records={records} said={said.length} reported={reported.length} />
      {periods.length > 0 && <TimeChart counts={periods} />}
      {said.length > 0 && <Directness said={said} />}
      {said.length > 0 && <Others said={said} field="speaker" />}
      {reported.length > 0 && <Others said={reported} field="source" />}
      {all.length > 0 && <Articles said={all} />}
    </section>
  );
}

function Numbers(props: Props & { readonly said: number; readonly reported: number }) {
  const t = useMessages('people');
  const format = useFormats();
  const { records, said, reported } = props;
  const first = records.at(0)?.day;
  const last = records.at(-1)?.day;
  const facts: readonly (readonly [string, string])[] = [
    ...(said > 0 || reported === 0 ? [[t('person.said'), format.number(said)] as const] : []),
    ...(reported > 0 ? [[t('person.reported'), format.number(reported)] as const] : []),
    [t('person.articles'), format.number(records.length)],
    ...(first === undefined
      ? []
      : [[t('person.first'), format.dateTime(dateOf(first), DAY)] as const]),
    ...(last === undefined || last === first
      ? []
      : [[t('person.last'), format.dateTime(dateOf(last), DAY)] as const]),
  ];
  return (
    <dl className={styles['numbers']}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Directness({ said }: { readonly said: readonly Said[] }) {
  const t = useMessages('people');
  const shares = directnessOf(said);
  return (
    <div className={styles['fact']}>
      <h2 className={styles['subheading']}>{t('person.directness')}</h2>
      <ShareBar
        total={said.length}
        shares={shares.map(({ id, count }) => ({ id, name: t(`person.${id}`), count }))}
      />
    </div>
  );
}

/** So many lines are read; the rest is in the list below. */
const MOST_LINES = 10;

type OthersProps = { readonly said: readonly Said[]; readonly field: AttributionField };

function Others({ said, field }: OthersProps) {
  const t = useMessages('people');
  const entities = useWorkspace((state) => state.people?.entities);
  const shares = useMemo(() => {
    const ends = resolveAll(entities ?? []);
    return othersOf(said, (id) => ends.get(id));
  }, [said, entities]);
  return (
    <div className={styles['fact']}>
      <h2 className={styles['subheading']}>
        {field === 'speaker' ? t('person.sources') : t('person.speakers')}
      </h2>
      {shares.length === 0 ? (
        <p className={styles['soft']}>
          {field === 'speaker' ? t('person.noSources') : t('person.noSpeakers')}
        </p>
      ) : (
        <ul className={styles['others']}>
          {shares.slice(0, MOST_LINES).map(({ id, name, count }) => (
            <li key={id ?? name}>
              {id === undefined ? (
                <bdi>{name}</bdi>
              ) : (
                <a href={`#/people/${id}`}>
                  <bdi>{name}</bdi>
                </a>
              )}
              <span className={styles['soft']}>{t('person.articleCount', { count })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Articles({ said }: { readonly said: readonly Said[] }) {
  const t = useMessages('people');
  const articles = articlesOf(said);
  return (
    <div className={styles['fact']}>
      <h2 className={styles['subheading']}>{t('person.inArticles')}</h2>
      <ul className={styles['others']}>
        {articles.slice(0, MOST_LINES).map(({ article, count }) => (
          <li key={article.articleId}>
            <a href={`#/article/${article.articleId}`} dir="auto">
              {article.title === '' ? t('person.untitled') : article.title}
            </a>
            <span className={styles['soft']}>{t('person.articleCount', { count })}</span>
          </li>
        ))}
      </ul>
      {articles.length > MOST_LINES && (
        <p className={styles['soft']}>
          {t('person.moreArticles', { count: articles.length - MOST_LINES })}
        </p>
      )}
    </div>
  );
}
