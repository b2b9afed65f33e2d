import { CircleAlert, Redo2, Undo2 } from 'lucide-react';
import { countReview } from '#domain/curation/review-counts.ts';
import { useMessages } from '#messages/messages.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { isMac } from '#ui/platform.ts';
import { Meter } from '#ui/progress-bar.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { useDesk, useScreen } from './desk.tsx';
import { redo, undo } from './item-acts.ts';
import styles from './review.module.css';

/** How far it is, whether it is saved, and the way back. */
export function StatusLine() {
  const { t } = useDesk();
  const common = useMessages('common');
  const save = useWorkspace((state) => state.review?.save.kind);
  return (
    <footer className={styles['foot']} aria-label={common('place.status')}>
      <Progress />
      <Refusal />
      <span className={styles['spacer']} />
      <span className={styles['save']} data-save={save}>
        {save && t(`save.${save}`)}
      </span>
      <UndoButtons />
    </footer>
  );
}

const NONE: readonly never[] = [];

function Progress() {
  const { t } = useDesk();
  const items = useWorkspace((state) => state.review?.items) ?? NONE;
  const { decided, total: count, toTalk } = countReview(items);
  const words = t('queue.progress', { decided, count, toTalk });
  return (
    <div className={styles['progress']}>
      <span>{words}</span>
      <Meter
        label={t('queue.progressLabel')}
        valueText={words}
        share={count === 0 ? 1 : decided / count}
      />
    </div>
  );
}

/** Read out by whoever refuses. */
function Refusal() {
  const refusal = useScreen((state) => state.refusal);
  if (refusal === undefined) return null;
  return (
    <p className={styles['refusal']}>
      <CircleAlert aria-hidden className={styles['statusIcon']} />
      {refusal}
    </p>
  );
}

function UndoButtons() {
  const desk = useDesk();
  const { t } = desk;
  const undoCount = useWorkspace((state) => state.review?.undo);
  const redoCount = useWorkspace((state) => state.review?.redo);
  return (
    <>
      <IconButton
        label={
          undoCount === undefined ? t('undo.nothingToUndo') : t('undo.undo', { count: undoCount })
        }
        icon={<Undo2 />}
        shortcut="Z"
        isDisabled={undoCount === undefined}
        onPress={() => {
          undo(desk);
        }}
      />
      <IconButton
        label={
          redoCount === undefined ? t('undo.nothingToRedo') : t('undo.redo', { count: redoCount })
        }
        icon={<Redo2 />}
        shortcut={isMac() ? '⇧Z' : 'Shift+Z'}
        isDisabled={redoCount === undefined}
        onPress={() => {
          redo(desk);
        }}
      />
    </>
  );
}
