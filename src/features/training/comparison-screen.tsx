import { useState } from 'react';
import type { ComparedLayer } from '#domain/curation/compared-layer.ts';
import type { ArticleId } from '#domain/ids.ts';
import { useMessages } from '#messages/messages.tsx';
import { BackLink } from '#ui/back-link.tsx';
import { Button, buttonClass } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { type GoldOutcome, showGold } from '#workspace/training.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { ComparedView } from './compared-view.tsx';
import styles from './training.module.css';

type Shown = { readonly gold: ComparedLayer; readonly number: number };

/** The open article against its agreed version, which stays hidden until it is asked for. */
export function ComparisonScreen({ articleId }: { readonly articleId: ArticleId }) {
  const t = useMessages('training');
  const title = useWorkspace((state) => state.open?.article.title);
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<Exclude<GoldOutcome['kind'], 'gold'>>();
  async function compare(): Promise<void> {
    const outcome = await showGold(articleId);
    if (outcome.kind === 'gold') {
      setProblem(undefined);
      setShown({ gold: outcome.gold, number: (shown?.number ?? 0) + 1 });
    } else setProblem(outcome.kind);
  }
  return (
    <main id="main" className={styles['main']}>
      <BackLink href="#/training">{t('back')}</BackLink>
      <PageTitle className={styles['title']}>
        {title === undefined || title === '' ? t('untitled') : title}
      </PageTitle>
      {problem && (
        <Callout tone="error">
          <p>{t(`problem.${problem}`)}</p>
        </Callout>
      )}
      {shown ? (
        <ComparedView
          key={shown.number}
          gold={shown.gold}
          articleId={articleId}
          onAgain={() => void compare()}
        />
      ) : (
        <Ready articleId={articleId} onCompare={() => void compare()} />
      )}
    </main>
  );
}

type ReadyProps = { readonly articleId: ArticleId; readonly onCompare: () => void };

function Ready({ articleId, onCompare }: ReadyProps) {
  const t = useMessages('training');
  const count = useWorkspace((state) => state.open?.layer.counts.annotations ?? 0);
  return (
    <section className={styles['section']} aria-labelledby="ready">
      <h2 id="ready" className={styles['subheading']}>
        {t('ready.title')}
      </h2>
      <p className={styles['intro']}>{t('ready.text', { count })}</p>
      {count === 0 && <p className={styles['intro']}>{t('ready.none')}</p>}
      <div className={styles['line']}>
        <a className={buttonClass('plain')} href={`#/article/${articleId}`}>
          {t('ready.on')}
        </a>
        <Button variant="primary" onPress={onCompare}>
          {t('ready.go')}
        </Button>
      </div>
    </section>
  );
}
