import { useRef } from 'react';
import { AnnotationCard } from './annotation-card.tsx';
import styles from './annotate.module.css';
import { CardStubs } from './card-stubs.tsx';
import { Coach } from './coach.tsx';
import { useDesk } from './desk.tsx';
import { useMarginLayout } from './use-margin-layout.ts';

/** Cards beside their lines. */
export function Margin() {
  const { t } = useDesk();
  const column = useRef<HTMLElement>(null);
  const ids = useMarginLayout(column);
  return (
    <aside ref={column} className={styles['margin']} aria-label={t('card.margin')}>
      <Coach />
      {ids.map((id) => (
        <div key={id} data-slot={id} className={styles['slot']}>
          <AnnotationCard id={id} />
        </div>
      ))}
      <CardStubs withCard={ids} />
    </aside>
  );
}
