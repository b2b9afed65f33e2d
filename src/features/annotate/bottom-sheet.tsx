import { useLayoutEffect, useMemo } from 'react';
import { extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AnnotationCard } from './annotation-card.tsx';
import styles from './annotate.module.css';
import { CardStubs } from './card-stubs.tsx';
import { openNow, surfaceOf, useDesk } from './desk.tsx';

/**
 * The active card on a narrow screen. It stands below the text, not over it, so it can never cover
 * what it is about; when it opens, the text scrolls until the annotation is in what is left.
 */
export function BottomSheet() {
  const desk = useDesk();
  const activeId = useWorkspace((state) => state.open?.activeId);
  useLayoutEffect(() => {
    const open = openNow();
    const annotation =
      open && activeId !== undefined ? getFrom(open.state.annotations, activeId) : undefined;
    if (annotation) surfaceOf(desk)?.reveal(extent(annotation).start);
  }, [activeId, desk]);
  const shown = useMemo(() => (activeId === undefined ? [] : [activeId]), [activeId]);
  return (
    <>
      {activeId !== undefined && (
        <section className={styles['sheet']} aria-label={desk.t('card.sheet')}>
          <AnnotationCard key={activeId} id={activeId} />
        </section>
      )}
      <CardStubs withCard={shown} />
    </>
  );
}
