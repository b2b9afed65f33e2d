import { type ReactNode, useState } from 'react';
import { Button } from '#ui/button.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';
import styles from './annotate.module.css';
import { useDesk } from './desk.tsx';
import { selectQuote } from './selection-acts.ts';
import { useMedia } from '#ui/use-media.ts';

/** How to get to the first claim; gone once there is one. */
export function Coach() {
  const desk = useDesk();
  const { t } = desk;
  const [isDismissed, setIsDismissed] = useState(false);
  const isEmpty = useWorkspace((state) => state.open?.layer.counts.annotations === 0);
  const claim = useWorkspace((state) => state.project?.codebook.labels[0]);
  const singleKeys = useWorkspace((state) => state.preferences.singleKeys);
  const isTouch = useMedia('(pointer: coarse)');
  if (!isEmpty || isDismissed || !claim) return null;
  return (
    <section className={styles['coach']} aria-labelledby="coach-title">
      <h2 id="coach-title">{t('coach.title')}</h2>
      {singleKeys && !isTouch && <p>{t.rich('coach.keys', { key: asKey, claim: claim.key })}</p>}
      <p>{t(isTouch ? 'coach.touch' : 'coach.mouse', { label: claim.name })}</p>
      <div className={styles['actions']}>
        <Button
          variant="primary"
          onPress={() => {
            selectQuote(desk, 1);
          }}
        >
          {t('coach.start')}
        </Button>
        <Button
          variant="quiet"
          onPress={() => {
            setIsDismissed(true);
          }}
        >
          {t('coach.dismiss')}
        </Button>
      </div>
    </section>
  );
}

function asKey(name: ReactNode): ReactNode {
  return <kbd>{name}</kbd>;
}
