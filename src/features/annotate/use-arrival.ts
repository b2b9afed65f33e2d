import { useEffect, useRef } from 'react';
import { jumpTo } from './attribution-acts.ts';
import { openNow, useDesk, useScreen } from './desk.tsx';
import { visibleBlocks } from '#workspace/visible-blocks.ts';

/**
 * Opening an article puts the caret at its start, so that the first key acts, and has its title read
 * out. Once only: coming back from the list leaves the focus where it is.
 */
export function useArrival(): void {
  const desk = useDesk();
  const { say, t } = desk;
  const surface = useScreen((state) => state.surface);
  const hasArrived = useRef(false);
  useEffect(() => {
    const open = openNow();
    if (!surface || !open || hasArrived.current) return;
    hasArrived.current = true;
    // Somebody comes for one passage: from all that a person has said.
    if (open.activeId !== undefined) {
      jumpTo(desk, open.activeId);
      return;
    }
    const start = visibleBlocks(open).find((block) => block.hidden !== true)?.start ?? 0;
    surface.select({ start, end: start });
    surface.focus();
    const { annotations } = open.layer.counts;
    say(t('say.opened', { title: open.article.title || t('header.untitled'), annotations }));
  }, [desk, say, surface, t]);
}
