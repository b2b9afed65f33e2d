import { GraduationCap } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { readTraining, type TrainingArticle } from '#workspace/training.ts';
import { ScoresOverTime } from './scores-over-time.tsx';
import styles from './training.module.css';
import { useScore } from './use-score.ts';

/** The articles that can be practised on, and how one has done so far. */
export function TrainingScreen() {
  const t = useMessages('training');
  const common = useMessages('common');
  const [attempt, setAttempt] = useState(0);
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/">{common('action.toLibrary')}</BackLink>
      <PageTitle className={styles['title']}>{t('title')}</PageTitle>
      <p className={styles['intro']}>{t('intro')}</p>
      <Articles
        key={attempt}
        onRetry={() => {
          setAttempt(attempt + 1);
        }}
      />
    </main>
  );
}

function Articles({ onRetry }: { readonly onRetry: () => void }) {
  const t = useMessages('training');
  const common = useMessages('common');
  const articles = useTraining();
  if (articles === undefined) return <ProgressBar label={t('reading')} />;
  if (articles === 'failed') {
    return (
      <div className={styles['line']}>
        <p>{t('failed')}</p>
        <Button onPress={onRetry}>{common('action.retry')}</Button>
      </div>
    );
  }
  if (articles.length === 0) {
    return (
      <EmptyState icon={<GraduationCap />} title={t('empty.title')}>
        <p>{t('empty.text')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <ul aria-label={t('list')}>
        {articles.map((article) => (
          <ArticleRow key={article.articleId} article={article} />
        ))}
      </ul>
      <ScoresOverTime articles={articles} />
    </>
  );
}

/** `undefined` while they are read. */
function useTraining(): readonly TrainingArticle[] | 'failed' | undefined {
  const [articles, setArticles] = useState<readonly TrainingArticle[] | 'failed'>();
  useEffect(() => {
    const job = new AbortController();
    async function read(): Promise<void> {
      const found = await readTraining(job.signal);
      if (!job.signal.aborted) setArticles(found ?? 'failed');
    }
    void read();
    return () => {
      job.abort();
    };
  }, []);
  return articles;
}

function ArticleRow({ article }: { readonly article: TrainingArticle }) {
  const t = useMessages('training');
  const score = useScore();
  const { articleId, own, attempts } = article;
  const title = article.title === '' ? t('untitled') : article.title;
  const [first, ...later] = attempts;
  const last = later.at(-1);
  return (
    <li className={styles['article']}>
      <div className={styles['about']}>
        <p className={styles['name']} dir="auto">
          {title}
        </p>
        <p className={styles['soft']}>
          {[
            t('row.own', { count: own }),
            first && t('row.score', { score: score(first.overlap) }),
            last && t('row.latest', { score: score(last.overlap) }),
          ]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </p>
      </div>
      <div className={styles['line']}>
        <a
          className={buttonClass('quiet')}
          href={`#/article/${articleId}`}
          aria-label={t('row.annotateOf', { title })}
        >
          {t('row.annotate')}
        </a>
        <a
          className={buttonClass('plain')}
          href={`#/training/${articleId}`}
          aria-label={t('row.compareOf', { title })}
        >
          {t('row.compare')}
        </a>
      </div>
    </li>
  );
}
