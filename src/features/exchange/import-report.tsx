import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import type { ImportFileOutcome } from '#workspace/exchange.ts';
import type { ImportOutcome } from '#workspace/import-articles.ts';
import { FileProblems } from './file-problems.tsx';
import styles from './exchange.module.css';
import { failureWords } from './failure-words.ts';

type Props = {
  readonly outcome: ImportOutcome;
  readonly onOpen: (id: ArticleId) => void;
  readonly onClose: () => void;
};

/** Every file by name: taken, or not and why, and what to do about it. */
export function ImportReport({ outcome, onOpen, onClose }: Props) {
  const t = useMessages('exchange');
  const common = useMessages('common');
  const { taken, failed, projectFiles } = outcome;
  const isNothing = taken.length === 0 && failed.length === 0 && projectFiles.length === 0;
  return (
    <Dialog
      title={t('import.title')}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={
        <Button variant="primary" onPress={onClose}>
          {common('action.close')}
        </Button>
      }
    >
      {isNothing && <p>{t('import.nothing')}</p>}
      {projectFiles.map((file) => (
        <ProjectPart key={file.fileName} fileName={file.fileName} outcome={file.outcome} />
      ))}
      {failed.length > 0 && <FailedPart failed={failed} />}
      {taken.length > 0 && (
        <section className={styles['part']}>
          <h3 className={styles['heading']}>{t('import.taken', { count: taken.length })}</h3>
          <ul className={styles['list']}>
            {taken.map(({ id, title }) => (
              <li key={id} className={styles['taken']}>
                <bdi className={styles['name']}>{title}</bdi>
                <Button
                  variant="quiet"
                  aria-label={t('import.open', { title })}
                  onPress={() => {
                    onClose();
                    onOpen(id);
                  }}
                >
                  {t('import.openShort')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  );
}

function FailedPart({ failed }: { readonly failed: ImportOutcome['failed'] }) {
  const t = useMessages('exchange');
  const problems = useMessages('problems');
  return (
    <section className={styles['part']}>
      <h3 className={styles['heading']}>{t('import.failedCount', { count: failed.length })}</h3>
      <ul className={styles['list']}>
        {failed.map((failure) => (
          <li key={failure.fileName}>
            <Callout tone="error">
              <p className={styles['name']}>
                <bdi>{failure.fileName === '' ? t('import.pasted') : failure.fileName}</bdi>
              </p>
              <p>{failureWords(problems, failure)}</p>
            </Callout>
          </li>
        ))}
      </ul>
      <p className={styles['safe']}>{problems('import.safe')}</p>
    </section>
  );
}

type ProjectProps = { readonly fileName: string; readonly outcome: ImportFileOutcome };

function ProjectPart({ fileName, outcome }: ProjectProps) {
  const t = useMessages('exchange');
  if (!outcome.ok) {
    return (
      <>
        <Callout tone="error">
          <p className={styles['name']}>
            <bdi>{fileName}</bdi>
          </p>
          <p>{t('import.project.failed')}</p>
        </Callout>
        <FileProblems problems={outcome.problems} />
      </>
    );
  }
  const { articles, annotations, skipped, newer, kept, otherLayers, takenAsMe } = outcome;
  const counts = { articles, annotations };
  return (
    <Callout tone="good">
      <p className={styles['name']}>
        <bdi>{fileName}</bdi>
      </p>
      {outcome.mode === 'replaced-empty' && <p>{t('import.project.replaced', counts)}</p>}
      {outcome.mode === 'added' && (articles > 0 || newer.length === 0) && (
        <p>{t('import.project.added', counts)}</p>
      )}
      {takenAsMe !== undefined && <p>{t('import.project.takenAsMe', { name: takenAsMe })}</p>}
      {newer.length > 0 && <p>{t('import.project.newer', { count: newer.length })}</p>}
      {skipped > 0 && <p>{t('import.project.skipped', { count: skipped })}</p>}
      {kept > 0 && <p>{t('import.project.kept', { count: kept })}</p>}
      {otherLayers > 0 && <p>{t('import.project.otherLayers', { count: otherLayers })}</p>}
    </Callout>
  );
}
