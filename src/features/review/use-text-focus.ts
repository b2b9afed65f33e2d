import { useEffect } from 'react';
import { focusPage } from '#ui/page-title.tsx';
import { watchWorkspace } from '#workspace/use-workspace.ts';
import type { Desk } from './desk.tsx';

/**
 * Every act exchanges what the screen shows, and the button that was pressed may go with it. The focus then goes
 * to the text, where the keys and what is read out begin.
 */
export function useTextFocus({ screen }: Desk): void {
  useEffect(() => {
    let frame = 0;
    function check(): void {
      cancelAnimationFrame(frame);
      // What was pressed is gone once everything has been drawn anew.
      frame = requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return;
        const { surface } = screen.getState();
        if (surface) surface.focus();
        else focusPage();
      });
    }
    const stops = [watchWorkspace((state) => state.review, check), screen.subscribe(check)];
    return () => {
      cancelAnimationFrame(frame);
      for (const stop of stops) stop();
    };
  }, [screen]);
}
