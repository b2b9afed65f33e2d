import { ArrowRight, Send } from 'lucide-react';
import { useTeam } from '#parts/use-team.ts';
import { Button, buttonClass } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { nextReview } from './next-review.ts';
import styles from './review.module.css';

/** Where the work is now: who has to be told, what was stored, what is to be reviewed next. */
export function AfterFinish() {
  const { t, send } = useDesk();
  const words = useWords();
  const me = useWorkspace((state) => state.me?.id);
  const layers = useWorkspace((state) => state.review?.layers) ?? [];
  const curated = useWorkspace((state) => state.review?.curated.annotations.length ?? 0);
  const others = [...layers.keys()].filter((layer) => layers[layer]?.annotator.id !== me);
  const told = others.filter((layer) => layers[layer]?.verdict !== undefined);
  const names = words.list((told.length > 0 ? told : others).map(words.generalName));
  return (
    <Callout tone={told.length > 0 ? 'good' : 'info'} title={t('finish.next')}>
      <p>{t(told.length > 0 ? 'finish.tellVerdict' : 'finish.tell', { names })}</p>
      <div className={styles['row']}>
        <Button variant={told.length > 0 ? 'primary' : 'plain'} icon={<Send />} onPress={send}>
          {t('finish.send')}
        </Button>
        <NextArticle />
      </div>
      <p className={styles['soft']}>{t('finish.curated', { count: curated })}</p>
    </Callout>
  );
}

/** Another article whose review waits for me; else the list of all. */
function NextArticle() {
  const { t } = useDesk();
  const team = useTeam();
  const project = useWorkspace((state) => state.project);
  const me = useWorkspace((state) => state.me?.id);
  const here = useWorkspace((state) => state.review?.article.id);
  const articles = useWorkspace((state) => state.articles);
  const id = team && project && nextReview(team, { project, me, here });
  const title = articles.find(({ article }) => article.id === id)?.article.title;
  return (
    <a
      className={buttonClass('plain')}
      href={id === undefined ? '#/review' : `#/review/${id}`}
      dir="auto"
    >
      {id === undefined ? t('finish.allReviews') : t('finish.nextArticle', { title: title ?? '' })}
      <ArrowRight aria-hidden size={18} />
    </a>
  );
}
