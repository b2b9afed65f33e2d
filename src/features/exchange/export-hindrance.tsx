import { Button } from '#ui/button.tsx';
import { classNames } from '#ui/class-names.ts';
import { useMessages } from '#messages/messages.tsx';
import styles from './export.module.css';
import type { Hindrance } from './hindrance.ts';

type Props = {
  /** Of the words, for the button that they are about. */
  readonly id: string;
  readonly hindrance: Hindrance;
  /** Goes to where it is said at length, with what can be done about it. */
  readonly onShow: () => void;
};

/** Beside the button that makes the file: why it cannot be pressed. */
export function ExportHindrance({ id, hindrance, onShow }: Props) {
  const words = useWords(hindrance);
  const isWorking = hindrance.kind === 'working';
  return (
    <div className={classNames(styles['hindrance'], isWorking && styles['isWorking'])}>
      {isWorking ? (
        <p id={id} className={styles['note']}>
          {words}
        </p>
      ) : (
        <Button variant="quiet" onPress={onShow}>
          <span id={id} className={styles['reason']}>
            {words}
          </span>
        </Button>
      )}
    </div>
  );
}

function useWords(hindrance: Hindrance): string {
  const t = useMessages('export');
  switch (hindrance.kind) {
    case 'working':
      return t('forecast.working');
    case 'failed':
      return t('failed.forecast');
    case 'leaks':
      return t('leaks.title', { count: hindrance.count });
    case 'empty':
      return t(`empty.${hindrance.what}`);
  }
}
