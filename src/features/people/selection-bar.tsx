import { Merge } from 'lucide-react';
import { useMessages } from '#messages/messages.tsx';
import { Button } from '#ui/button.tsx';
import styles from './people.module.css';

type Props = {
  readonly count: number;
  readonly onMerge: () => void;
  readonly onClear: () => void;
};

/** What can be done with those who are ticked; stays in sight while the list scrolls. */
export function SelectionBar({ count, onMerge, onClear }: Props) {
  const t = useMessages('people');
  return (
    <section className={styles['selection']} aria-label={t('chosenLabel')}>
      <p className={styles['chosen']}>{count < 2 ? t('merge.openHint') : t('chosen', { count })}</p>
      {count > 0 && (
        <Button variant="quiet" onPress={onClear}>
          {t('clearChoice')}
        </Button>
      )}
      <Button icon={<Merge />} isDisabled={count < 2} onPress={onMerge}>
        {t('merge.open')}
      </Button>
    </section>
  );
}
