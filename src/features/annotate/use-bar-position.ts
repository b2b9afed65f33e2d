import { computePosition, flip, offset, shift, type VirtualElement } from '@floating-ui/dom';
import { type RefObject, useEffect } from 'react';
import type { ArticleSurface } from '#editor/article-surface.ts';
import type { Span } from '#domain/text/span.ts';
import { useDesk, useScreen } from './desk.tsx';

/** Pixels between the bar and the selection, and between the bar and the window's edge. */
const GAP = 8;

/** Keeps the bar below the last line of the span; above the first where there is no room; else at the window's foot. */
export function useBarPosition(bar: RefObject<HTMLElement | null>, span: Span | undefined): void {
  const { layout } = useDesk();
  const surface = useScreen((state) => state.surface);
  useEffect(() => {
    const element = bar.current;
    if (!element || !surface || !span) return undefined;
    let isStale = false;
    async function place(): Promise<void> {
      if (!element || !surface || !span) return;
      const at = await positionOf(surface, span, element);
      if (isStale) return;
      moveTo(element, at);
    }
    void place();
    const stop = layout.listen(() => void place());
    return () => {
      isStale = true;
      stop();
    };
  }, [bar, layout, span, surface]);
}

function moveTo(element: HTMLElement, at: Point | undefined): void {
  element.style.visibility = at ? 'visible' : 'hidden';
  if (at) Object.assign(element.style, { left: `${at.x}px`, top: `${at.y}px` });
}

type Point = { readonly x: number; readonly y: number };

async function positionOf(
  surface: ArticleSurface,
  span: Span,
  bar: HTMLElement,
): Promise<Point | undefined> {
  const lines = surface.rectsOf(span);
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last) return undefined;
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  // As wide as the last line, as high as all of them: above or below, never on.
  const rect = new DOMRect(last.left, top, last.width, bottom - top);
  const reference: VirtualElement = {
    getBoundingClientRect: () => rect,
    contextElement: surface.element,
  };
  const { x, y } = await computePosition(reference, bar, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      offset(GAP),
      flip({ fallbackPlacements: ['top-start'], padding: GAP }),
      shift({ padding: GAP }),
    ],
  });
  return { x, y: reachable(y, rect, bar) };
}

/** A selection taller than what is shown leaves no room above or below: the bar then lies at the foot. */
function reachable(y: number, selected: DOMRect, bar: HTMLElement): number {
  const pane = document.querySelector('[data-pane]')?.getBoundingClientRect();
  const height = bar.offsetHeight;
  if (!pane || (y >= pane.top && y + height <= pane.bottom)) return y;
  const isInSight = selected.top < pane.bottom && selected.bottom > pane.top;
  return isInSight ? pane.bottom - height - GAP : y;
}
