import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useMessages } from '#messages/messages.tsx';
import { type ExportOutcome, exportProject } from '#workspace/exchange.ts';
import { emergencyFile } from '#workspace/rescue.ts';
import styles from './app.module.css';
import { RescueButton } from './rescue-button.tsx';
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
        <RescueButton label={problems('screen.backup')} make={backupOrRescue} />
      </div>
      <Disclosure title={problems('screen.details')} level={2}>
        <pre className={styles['details']}>{describe(error)}</pre>
      </Disclosure>
    </main>
  );
}

/** The whole project; what is only in memory where the disk does not give it. */
async function backupOrRescue(): Promise<ExportOutcome> {
  try {
    const outcome = await exportProject();
    return outcome.ok ? outcome : await emergencyFile();
  } catch {
    // The edits may still be at hand although the database is not.
    return emergencyFile();
  }
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
