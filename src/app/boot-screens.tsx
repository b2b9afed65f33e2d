import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { FileButton } from '#ui/file-button.tsx';
import { ProgressBar } from '#ui/progress-bar.tsx';
import { useMessages } from '#messages/messages.tsx';
import { resetAfterMissingData } from '#workspace/boot.ts';
import { emergencyFile } from '#workspace/rescue.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { BootState } from '#workspace/workspace-state.ts';
import styles from './app.module.css';
import { RescueButton } from './rescue-button.tsx';
import { giveOver } from './handed-files.ts';
import { useDocumentTitle } from './use-document-title.ts';

type Reason = Extract<BootState, { kind: 'failed' }>['reason'];

export function StartingScreen() {
  const problems = useMessages('problems');
  return (
    <main id="main" className={styles['waiting']}>
      <ProgressBar label={problems('boot.starting')} />
    </main>
  );
}

/** What happened, what is safe, what to do. */
export function BootFailedScreen({ reason }: { readonly reason: Reason }) {
  const problems = useMessages('problems');
  const common = useMessages('common');
  // Another tab may have taken the database away while this one had edits to store.
  const hasUnsaved = useWorkspace(
    (s) => s.unsavedElsewhere > 0 || (s.open !== undefined && s.open.save.kind !== 'saved'),
  );
  useDocumentTitle(common('place.errorTitle'));
  return (
    <main id="main" className={styles['notice']}>
      <h1 className={styles['noticeTitle']}>{problems(`boot.${reason}.title`)}</h1>
      <p>{problems(`boot.${reason}.what`)}</p>
      <Callout tone="info">
        <p>{problems(`boot.${reason}.safe`)}</p>
      </Callout>
      {hasUnsaved && (
        <Callout tone="error" title={problems('save.title')}>
          <p>{problems('boot.unsaved')}</p>
        </Callout>
      )}
      <p>{problems(`boot.${reason}.next`)}</p>
      {reason === 'data-missing' ? (
        <Recovery />
      ) : (
        <div className={styles['buttons']}>
          {hasUnsaved && (
            <RescueButton
              label={problems('save.download')}
              variant="primary"
              make={emergencyFile}
            />
          )}
          <Button {...(!hasUnsaved && { variant: 'primary' })} onPress={reload}>
            {common('action.reload')}
          </Button>
        </div>
      )}
    </main>
  );
}

function Recovery() {
  const problems = useMessages('problems');
  const common = useMessages('common');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={styles['buttons']}>
      <FileButton
        variant="primary"
        accept={['.json']}
        onFiles={(files) => {
          // The library takes it as soon as there is a database to put it in.
          giveOver(files);
          void resetAfterMissingData();
        }}
      >
        {problems('boot.data-missing.import')}
      </FileButton>
      <Button onPress={reload}>{common('action.reload')}</Button>
      <Button
        variant="quiet"
        onPress={() => {
          setIsAsking(true);
        }}
      >
        {problems('boot.data-missing.startAnew')}
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={problems('boot.data-missing.confirmTitle')}
          confirmLabel={problems('boot.data-missing.startAnew')}
          cancelLabel={common('action.cancel')}
          isDangerous
          onCancel={() => {
            setIsAsking(false);
          }}
          onConfirm={() => {
            setIsAsking(false);
            void resetAfterMissingData();
          }}
        >
          <p>{problems('boot.data-missing.confirmText')}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function reload(): void {
  location.reload();
}
