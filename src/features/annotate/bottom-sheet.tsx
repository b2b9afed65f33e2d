import { useLayoutEffect, useMemo, useRef } from 'react';
import { extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import { AnnotationCard } from './annotation-card.tsx';
import styles from './annotate.module.css';
import { CardStubs } from './card-stubs.tsx';
import { type Desk, openNow, surfaceOf, useDesk } from './desk.tsx';

/**
 * The active card on a narrow screen. It stands below the text, not over it, so it can never cover
 * what it is about; when it opens, the text scrolls until the annotation is in what is left.
 */
export function BottomSheet() {
  const desk = useDesk();
  const sheet = useRef<HTMLElement>(null);
  const activeId = useWorkspace((state) => state.open?.activeId);
  useLayoutEffect(() => {
    reveal(desk, activeId);
    if (!sheet.current) return undefined;
    // The card grows when its parts have been fetched or unfold, and takes that room from the text.
    const watch = new ResizeObserver(() => {
      reveal(desk, activeId);
    });
    watch.observe(sheet.current);
    return () => {
      watch.disconnect();
    };
  }, [activeId, desk]);
  const shown = useMemo(() => (activeId === undefined ? [] : [activeId]), [activeId]);
  return (
    <>
      {activeId !== undefined && (
        <section ref={sheet} className={styles['sheet']} aria-label={desk.t('card.sheet')}>
          <AnnotationCard key={activeId} id={activeId} />
        </section>
      )}
      <CardStubs withCard={shown} />
    </>
  );
}

function reveal(desk: Desk, id: AnnotationId | undefined): void {
  const open = openNow();
  const annotation = open && id !== undefined ? getFrom(open.state.annotations, id) : undefined;
  if (annotation) surfaceOf(desk)?.reveal(extent(annotation).start);
}
