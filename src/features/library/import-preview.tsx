import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { Dialog } from '#ui/dialog.tsx';
import { useMessages } from '#messages/messages.tsx';
import { useAskedClose } from '#parts/use-asked-close.tsx';
import type { ImportSource } from '#workspace/import-articles.ts';
import styles from './import-preview.module.css';
import { countPassedOver, countToAdd } from './preview-entries.ts';
import { PreviewList } from './preview-list.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { type PreviewStart, usePreview } from './use-preview.ts';

type Props = PreviewStart & {
  /** The sources as the user wants them; undefined: not at all. */
  readonly onAnswer: (sources: readonly ImportSource[] | undefined) => void;
};

/** What is about to be added, as it will be read. Nothing is stored before the user says so. */
export function ImportPreview({ onAnswer, ...start }: Props) {
  const t = useMessages('library');
  const common = useMessages('common');
  const preview = usePreview(start);
  const { sources, entries, selected } = preview;
  const count = countToAdd(sources, entries);
  const passedOver = countPassedOver(sources);
  const isReading = sources.some((each) => each.isReading);
  const { close, question } = useAskedClose(preview.isTouched, () => {
    onAnswer(undefined);
  });
  return (
    <>
      <Dialog
        size="wide"
        title={t('preview.title')}
        closeLabel={common('action.close')}
        onClose={close}
        holdsWords={preview.isTouched}
        footer={
          <>
            <p className={styles['safe']}>
              {t('preview.safe')} {passedOver > 0 && t('preview.passedOver', { count: passedOver })}
            </p>
            <Button onPress={close}>{common('action.cancel')}</Button>
            <Button
              variant="primary"
              type="submit"
              form="import-preview"
              isDisabled={count === 0 || isReading}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- Enter adds what is fine as it is.
              autoFocus
            >
              {count === undefined ? t('preview.addAll') : t('preview.add', { count })}
            </Button>
          </>
        }
      >
        <form
          id="import-preview"
          className={classNames(styles['panes'], entries.length > 1 && styles['hasList'])}
          onSubmit={(event) => {
            event.preventDefault();
            if (count !== 0 && !isReading) onAnswer(sources.map(({ source }) => source));
          }}
        >
          {entries.length > 1 && <PreviewList preview={preview} />}
          {selected && <PreviewPane key={selected.key} preview={preview} entry={selected} />}
        </form>
      </Dialog>
      {question}
    </>
  );
}
