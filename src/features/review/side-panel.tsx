import { countReview } from '#domain/curation/review-counts.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen } from './desk.tsx';
import { FinishPanel } from './finish-panel.tsx';
import { OverviewPanel } from './overview-panel.tsx';
import { PatternsPanel } from './patterns-panel.tsx';
import { QueuePanel } from './queue-panel.tsx';
import styles from './review.module.css';
import { type Stage, STAGES } from './screen-store.ts';
import { TalkPanel } from './talk-panel.tsx';

const PANELS = {
  overview: OverviewPanel,
  patterns: PatternsPanel,
  items: QueuePanel,
  talk: TalkPanel,
  finish: FinishPanel,
};

/** The steps of the review, and what belongs to the one that is open. */
export function SidePanel() {
  const stage = useScreen((state) => state.stage);
  const Panel = PANELS[stage];
  return (
    <div className={styles['side']}>
      <Steps />
      <Panel />
    </div>
  );
}

function Steps() {
  const { t, screen } = useDesk();
  const current = useScreen((state) => state.stage);
  const items = useWorkspace((state) => state.review?.items) ?? [];
  const { open, toTalk } = countReview(items);
  const left: Partial<Record<Stage, number>> = { items: open, talk: toTalk };
  return (
    <nav aria-label={t('stage.label')}>
      <ol className={styles['steps']}>
        {STAGES.map((stage) => {
          const count = left[stage] ?? 0;
          return (
            <li key={stage}>
              <button
                type="button"
                className={styles['step']}
                aria-current={stage === current ? 'step' : undefined}
                onClick={() => {
                  screen.setState({ stage, preview: undefined });
                }}
              >
                {t(`stage.${stage}`)}{' '}
                {count > 0 && (
                  <span className={styles['count']}>
                    {count} <VisuallyHidden>{t('stage.left')}</VisuallyHidden>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
