import { useEffect, useRef } from 'react';
import type { EntityId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

/** A button that was pressed and is disabled since loses the focus only with the next frame. */
const SETTLED_MS = 60;

/**
 * What an act makes vanish may have had the focus: a row, a pair, the button that cannot be pressed
 * again. Then the page's heading takes it, so that the next Tab goes on from there.
 */
export function useFocusHome(): void {
  const entities = useWorkspace((state) => state.people?.entities);
  const before = useRef(entities);
  useEffect(() => {
    const isFirst = before.current === undefined;
    before.current = entities;
    if (isFirst) return undefined;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) {
        document.querySelector<HTMLElement>('#main h1')?.focus({ preventScroll: true });
      }
    }, SETTLED_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [entities]);
}

/** After a merge the focus goes to the one who stayed, where the list shows them. */
export function focusPerson(id: EntityId): void {
  // Behind the dialog that is being closed.
  setTimeout(() => {
    const link = document.querySelector<HTMLElement>(
      `#main li a[href="#/people/${CSS.escape(id)}"]`,
    );
    link?.focus();
  });
}
