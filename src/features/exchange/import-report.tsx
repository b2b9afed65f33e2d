import type { ArticleId } from '#domain/ids.ts';
import { Button } from '#ui/button.tsx';
import { Callout } from '#ui/callout.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { Disclosure } from '#ui/disclosure.tsx';
import { useMessages } from '#messages/messages.tsx';
import { failureWords } from '#parts/failure-words.ts';
import type { ImportSource } from '#workspace/import-articles.ts';
import type { ImportOutcome } from '#workspace/import-outcome.ts';
import { trashArticles } from '#workspace/library.ts';
import { DuplicatesPart } from './duplicates-part.tsx';
import styles from './exchange.module.css';
import { ProjectPart } from './project-part.tsx';
import { More, ReportPart, SHOWN } from './report-part.tsx';
import { TakenPart } from './taken-part.tsx';
import { useGradually } from './use-gradually.ts';

type Props = {
  readonly outcome: ImportOutcome;
  readonly onOpen: (id: ArticleId) => void;
  /** Shows what was left out of an article that was added. */
  readonly onShowLeftOut: (id: ArticleId) => void;
  /** Takes sources that were skipped after all. */
  readonly onAddAnyway: (sources: readonly ImportSource[]) => void;
  readonly onClose: () => void;
};

/** What became of everything by name: taken, here already, or not taken and why, and what to do about it. */
export function ImportReport(props: Props) {
  const { outcome, onClose } = props;
  const t = useMessages('exchange');
  const common = useMessages('common');
  const { taken, duplicates, failed, passedOver, projectFiles, wasCancelled } = outcome;
  const isNothing =
    taken.length + duplicates.length + failed.length + projectFiles.length === 0 && !wasCancelled;
  const open = (id: ArticleId): void => {
    onClose();
    props.onOpen(id);
  };
  return (
    <Dialog
      title={t('import.title')}
      closeLabel={common('action.close')}
      onClose={onClose}
      footer={
        <>
          {taken.length > 0 && (
            <Button
              variant="quiet"
              onPress={() => {
                onClose();
                void trashArticles(taken.map(({ id }) => id));
              }}
            >
              {t('import.takeBack', { count: taken.length })}
            </Button>
          )}
          <Button variant="primary" onPress={onClose}>
            {common('action.close')}
          </Button>
        </>
      }
    >
      {wasCancelled && (
        <Callout tone="info">
          <p>{t('import.cancelled', { count: taken.length })}</p>
        </Callout>
      )}
      {isNothing && <p>{t('import.nothing')}</p>}
      {projectFiles.map((file) => (
        <ProjectPart key={file.fileName} fileName={file.fileName} outcome={file.outcome} />
      ))}
      {failed.length > 0 && <FailedPart failed={failed} />}
      {duplicates.length > 0 && (
        <DuplicatesPart
          duplicates={duplicates}
          sources={outcome.sources}
          onOpen={open}
          onAddAnyway={(sources) => {
            onClose();
            props.onAddAnyway(sources);
          }}
        />
      )}
      {taken.length > 0 && (
        <TakenPart taken={taken} onOpen={open} onShowLeftOut={props.onShowLeftOut} />
      )}
      {passedOver.length > 0 && <PassedOverPart places={passedOver} isAll={isNothing} />}
    </Dialog>
  );
}

function FailedPart({ failed }: { readonly failed: ImportOutcome['failed'] }) {
  const t = useMessages('exchange');
  const problems = useMessages('problems');
  const shown = useGradually(failed.slice(0, SHOWN));
  return (
    <ReportPart title={t('import.failedCount', { count: failed.length })}>
      <ul className={styles['list']}>
        {shown.map((failure) => (
          <li key={`${failure.place} ${failure.reason}`}>
            <Callout tone="error">
              <p className={styles['name']}>
                <bdi>
                  {failure.reason === 'stopped'
                    ? t('import.whole')
                    : failure.place || t('import.pasted')}
                </bdi>
              </p>
              <p>{failureWords(problems, failure)}</p>
            </Callout>
          </li>
        ))}
      </ul>
      <More count={failed.length - SHOWN} />
      <p className={styles['safe']}>{problems('import.safe')}</p>
    </ReportPart>
  );
}

type PassedOverProps = {
  readonly places: readonly string[];
  /** There is nothing else to tell: then it is what the user wants to know. */
  readonly isAll: boolean;
};

function PassedOverPart({ places, isAll }: PassedOverProps) {
  const t = useMessages('exchange');
  return (
    <Disclosure title={t('import.passedOver', { count: places.length })} isOpenAtFirst={isAll}>
      <p className={styles['safe']}>{t('import.passedOverHint')}</p>
      <ul className={styles['plainList']}>
        {places.slice(0, SHOWN).map((place) => (
          <li key={place}>
            <bdi>{place}</bdi>
          </li>
        ))}
      </ul>
      <More count={places.length - SHOWN} />
    </Disclosure>
  );
}
