import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useWords } from './desk.tsx';
import { ItemAnswers } from './item-answers.tsx';
import { Panel } from './panel.tsx';
import { QueueRow } from './queue-row.tsx';
import styles from './review.module.css';
import { needsTalk } from './steps.ts';

/** Only what people hold on to, or asked about; with what each said. */
export function TalkPanel() {
  const { t } = useDesk();
  const words = useWords();
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const talked = items.filter(needsTalk);
  const waiting = items.filter(({ status }) => status === 'waiting').length;
  return (
    <Panel title={t('talk.title')}>
      <p className={styles['soft']}>{t(talked.length === 0 ? 'talk.none' : 'talk.hint')}</p>
      {waiting > 0 && <p className={styles['soft']}>{t('talk.waiting', { count: waiting })}</p>}
      <ul className={styles['plain']}>
        {talked.map((item) => (
          <li key={item.difference.key} className={styles['talked']}>
            <QueueRow item={item} />
            <ItemAnswers item={item} words={words} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
