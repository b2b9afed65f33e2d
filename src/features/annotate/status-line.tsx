import { Redo2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { IconButton } from '#ui/icon-button.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import { retrySave } from '#workspace/history.ts';
import { emergencyFile } from '#workspace/rescue.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { SaveFailure } from '#workspace/workspace-state.ts';
import styles from './annotate.module.css';
import { returnToText, useDesk } from './desk.tsx';
import { isMac } from '#ui/platform.ts';
import { StatusHints } from './status-hints.tsx';
import { redoAct, undoAct } from './tag-acts.ts';

export function StatusLine() {
  const { t } = useDesk();
  const save = useWorkspace((state) => state.open?.save);
  const count = useWorkspace((state) => state.open?.layer.counts.annotations ?? 0);
  return (
    <footer className={styles['foot']} aria-label={t('status.label')}>
      {save?.kind === 'failed' && <SaveFailed reason={save.reason} />}
      <div className={styles['status']}>
        <StatusHints />
        <span className={styles['spacer']} />
        <span>{t('status.tags', { count })}</span>
        <span className={styles['save']} data-save={save?.kind}>
          {save && t(`status.${save.kind}`)}
        </span>
        <UndoButtons />
      </div>
    </footer>
  );
}

function UndoButtons() {
  const desk = useDesk();
  const { t } = desk;
  const undoName = useWorkspace((state) => state.open?.undoName);
  const redoName = useWorkspace((state) => state.open?.redoName);
  return (
    <>
      <IconButton
        label={
          undoName
            ? t('status.undoNamed', { act: t(`act.${undoName}`) })
            : t('status.nothingToUndo')
        }
        icon={<Undo2 />}
        shortcut={isMac() ? '⌘Z' : 'Ctrl+Z'}
        isDisabled={undoName === undefined}
        onPress={() => {
          undoAct(desk);
        }}
      />
      <IconButton
        label={
          redoName
            ? t('status.redoNamed', { act: t(`act.${redoName}`) })
            : t('status.nothingToRedo')
        }
        icon={<Redo2 />}
        shortcut={isMac() ? '⇧⌘Z' : 'Ctrl+Shift+Z'}
        isDisabled={redoName === undefined}
        onPress={() => {
          redoAct(desk);
        }}
      />
    </>
  );
}

function SaveFailed({ reason }: { readonly reason: SaveFailure }) {
  const desk = useDesk();
  const { t } = desk;
  const problems = useMessages('problems');
  const [isWithoutFile, setIsWithoutFile] = useState(false);

  async function rescue(): Promise<void> {
    const outcome = await emergencyFile().catch(() => undefined);
    if (outcome?.ok) saveFile(outcome.file);
    setIsWithoutFile(outcome?.ok !== true);
  }

  return (
    <div role="alert">
      <Callout tone="error" title={t('status.failedTitle')}>
        <p>{t(`status.failedText.${reason}`)}</p>
        <div className={styles['actions']}>
          <Button
            onPress={() => {
              retrySave();
              // When it succeeds, the button goes with the banner.
              returnToText(desk);
            }}
          >
            {t('status.retry')}
          </Button>
          <Button variant="primary" onPress={() => void rescue()}>
            {t('status.saveFile')}
          </Button>
        </div>
        {isWithoutFile && <p>{problems('screen.backupFailed')}</p>}
      </Callout>
    </div>
  );
}
