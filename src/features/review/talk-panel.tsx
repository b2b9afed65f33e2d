import { useEffect } from 'react';
import type { Thread } from '#domain/comments/threads.ts';
import type { ReviewItem } from '#domain/curation/review-items.ts';
import { watchComments } from '#workspace/comments.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { openThreadsByItem } from './commented-items.ts';
import { useDesk, useScreen, useWords } from './desk.tsx';
import { useGeneralName } from './general-name.ts';
import { ItemAnswers } from './item-answers.tsx';
import { Panel } from './panel.tsx';
import { QueueRow } from './queue-row.tsx';
import styles from './review.module.css';
import { needsTalk } from './steps.ts';

/** Only what people hold on to, asked about or commented on; with what each said. */
export function TalkPanel() {
  const { t } = useDesk();
  const words = useWords();
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const talked = items.filter(needsTalk);
  const commented = useCommented(items.filter((item) => !needsTalk(item)));
  const isNothing = talked.length === 0 && commented.length === 0;
  const waiting = items.filter(({ status }) => status === 'waiting').length;
  return (
    <Panel title={t('talk.title')}>
      {isNothing && <p className={styles['soft']}>{t('talk.none')}</p>}
      {talked.length > 0 && <p className={styles['soft']}>{t('talk.hint')}</p>}
      {waiting > 0 && <p className={styles['soft']}>{t('talk.waiting', { count: waiting })}</p>}
      <ul className={styles['plain']}>
        {talked.map((item) => (
          <li key={item.difference.key} className={styles['talked']}>
            <QueueRow item={item} />
            <ItemAnswers item={item} words={words} />
          </li>
        ))}
      </ul>
      {commented.length > 0 && (
        <section aria-labelledby="talk-comments">
          <h3 id="talk-comments">{t('talk.comments')}</h3>
          <p className={styles['soft']}>{t('talk.commentsHint')}</p>
          <ul className={styles['plain']}>
            {commented.map(({ item, threads }) => (
              <li key={item.difference.key} className={styles['talked']}>
                <QueueRow item={item} />
                <Threads threads={threads} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

type Commented = { readonly item: ReviewItem; readonly threads: readonly Thread[] };

/** Those of the items that somebody has commented on, as long as it is not settled. */
function useCommented(items: readonly ReviewItem[]): readonly Commented[] {
  const { index, review } = useWords();
  const { id } = review.article;
  useEffect(() => watchComments(id), [id]);
  const all = useWorkspace(({ comments }) =>
    comments?.articleId === id ? comments.threads : undefined,
  );
  const byKey = openThreadsByItem(all ?? [], index);
  return items.flatMap((item): readonly Commented[] => {
    const threads = byKey.get(item.difference.key);
    return threads ? [{ item, threads }] : [];
  });
}

/** How each thread began; whoever comments is named there, so nothing is told while names are hidden. */
function Threads({ threads }: Pick<Commented, 'threads'>) {
  const { t } = useDesk();
  const nameOf = useGeneralName(useWords());
  const areNamesHidden = useScreen((state) => state.seed !== undefined);
  if (areNamesHidden) {
    return <p className={styles['soft']}>{t('card.commentCount', { count: threads.length })}</p>;
  }
  return (
    <ul className={styles['answers']}>
      {threads.flatMap(({ id, comments: [first] }) =>
        first ? (
          <li key={id}>
            <bdi>{nameOf(first.by)}</bdi> <q className={styles['said']}>{first.text}</q>
          </li>
        ) : (
          []
        ),
      )}
    </ul>
  );
}
