import { useState } from 'react';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { saveFile } from '#ui/save-file.ts';
import { useMessages } from '#messages/messages.tsx';
import { emergencyFile, exportProject } from '#workspace/exchange.ts';
import styles from './app.module.css';
import { useDocumentTitle } from './use-document-title.ts';

/** Something broke: says what is safe, and gives a way to take it along. */
export function ErrorScreen({ error }: { readonly error: unknown }) {
  const problems = useMessages('problems');
  const common = useMessages('common');
  const isLoading = isLoadFailure(error);
  useDocumentTitle(common('place.errorTitle'));
  return (
    <main id="main" className={styles['notice']}>
      <h1 className={styles['noticeTitle']}>
        {isLoading ? problems('screen.loadTitle') : problems('screen.title')}
      </h1>
      <Callout tone="info">
        <p>{problems('screen.safe')}</p>
      </Callout>
      <p>{isLoading ? problems('screen.loadNext') : problems('screen.next')}</p>
      <div className={styles['buttons']}>
        <Button
          variant="primary"
          onPress={() => {
            location.reload();
          }}
        >
          {common('action.reload')}
        </Button>
        <RescueButton />
      </div>
      <Disclosure title={problems('screen.details')} level={2}>
        <pre className={styles['details']}>{describe(error)}</pre>
      </Disclosure>
    </main>
  );
}

function RescueButton() {
  const problems = useMessages('problems');
  const [state, setState] = useState<'ready' | 'working' | 'failed'>('ready');

  async function rescue(): Promise<void> {
    setState('working');
    try {
      const outcome = await exportProject();
      const file = outcome.ok ? outcome.file : emergencyFile();
      if (file) saveFile(file);
      setState(file ? 'ready' : 'failed');
    } catch {
      // The open article's edits may still be at hand although the database is not.
      const file = emergencyFile();
      if (file) saveFile(file);
      setState(file ? 'ready' : 'failed');
    }
  }

  return (
    <>
      <Button isDisabled={state === 'working'} onPress={() => void rescue()}>
        {problems('screen.backup')}
      </Button>
      {state === 'failed' && <p role="alert">{problems('screen.backupFailed')}</p>}
    </>
  );
}

/** Each browser has its own words for a module that did not arrive. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module script failed|preload css/iu.test(error.message)
  );
}

function describe(error: unknown): string {
  if (error instanceof Error) return error.stack ?? `${error.name}: ${error.message}`;
  return String(error);
}
