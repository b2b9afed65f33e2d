import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { extent } from '#domain/annotation/annotation.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { useWorkspace, watchWorkspace } from '#workspace/use-workspace.ts';
import type { OpenArticle } from '#workspace/workspace-state.ts';
import { type Desk, openNow, surfaceOf, useDesk, useScreen } from './desk.tsx';
import { type CardBox, layoutCards, nearestCards } from './layout-cards.ts';
import { hasOwnCard } from './own-card.ts';

/** Most cards that are in the page at once. */
const MOST_CARDS = 40;
/** Pixels between two cards. */
const GAP = 8;
/** Pixels a card takes before it has been measured. */
const GUESSED_HEIGHT = 64;
/** Pixels of a card that hold its words, speaker and source. */
const UPPER_PART = 400;
/** Pixels of text that stay in view above a card's line. */
const KEPT_ABOVE = 72;

/**
 * Which cards are in the margin, kept beside their lines. Positions are written to the elements
 * directly: scrolling and edits move cards without rendering any.
 */
export function useMarginLayout(column: RefObject<HTMLElement | null>): readonly AnnotationId[] {
  const desk = useDesk();
  const surface = useScreen((state) => state.surface);
  const activeId = useWorkspace((state) => state.open?.activeId);
  const [ids, setIds] = useState<readonly AnnotationId[]>([]);
  const schedule = useRef<() => void>(() => undefined);

  useEffect(() => {
    const element = column.current;
    if (!surface || !element) return undefined;
    const margin = watchMargin(desk, element, setIds);
    schedule.current = margin.scheduleAfterPaint;
    margin.schedule();
    return margin.stop;
  }, [column, desk, surface]);

  // Before the paint: new cards never flash at the top.
  useLayoutEffect(() => {
    if (column.current) placeCards(column.current, readBoxes(desk, column.current, ids));
  }, [column, desk, ids]);
  // Opening a card moves the others with it, once it has its size.
  useEffect(() => {
    schedule.current();
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- The active card changes its size.
  }, [activeId]);

  return ids;
}

function watchMargin(
  desk: Desk,
  column: HTMLElement,
  setIds: (ids: readonly AnnotationId[]) => void,
) {
  let frame = 0;
  let later: ReturnType<typeof setTimeout> | undefined;
  let revealed: AnnotationId | undefined;
  let shown: readonly AnnotationId[] = [];
  function run(): void {
    frame = 0;
    const boxes = chooseCards(desk, column);
    const ids = boxes.map(({ id }) => id);
    if (isSameList(shown, ids)) {
      placeCards(column, boxes);
    } else {
      // Their places are read once they are in the page, with their heights.
      shown = ids;
      setIds(ids);
    }
    const activeId = openNow()?.activeId;
    if (activeId === revealed) return;
    if (activeId === undefined || revealCard(desk, column, activeId)) revealed = activeId;
  }
  function schedule(): void {
    if (frame === 0) frame = requestAnimationFrame(run);
  }
  // An edit shows its mark in one frame and its card in the next: neither waits for the other.
  function scheduleAfterPaint(): void {
    requestAnimationFrame(() => {
      clearTimeout(later);
      later = setTimeout(schedule, 0);
    });
  }
  const sizes = new ResizeObserver(schedule);
  const cards = new MutationObserver(() => {
    sizes.disconnect();
    for (const card of column.children) sizes.observe(card);
  });
  cards.observe(column, { childList: true });
  const stops = [
    desk.layout.listen(schedule),
    watchWorkspace((state) => state.open?.touched, scheduleAfterPaint),
    () => {
      clearTimeout(later);
      cancelAnimationFrame(frame);
      sizes.disconnect();
      cards.disconnect();
    },
  ];
  return {
    schedule,
    scheduleAfterPaint,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

/** Cards for what is in view, by line; the active one even when it is not. */
function chooseCards(desk: Desk, column: HTMLElement): readonly CardBox<AnnotationId>[] {
  const open = openNow();
  const surface = surfaceOf(desk);
  if (!open || !surface) return [];
  const inView = surface.annotationsIn(surface.visible()).filter((id) => hasOwnCard(open, id));
  const wanted = new Set(inView);
  if (open.activeId !== undefined) wanted.add(open.activeId);
  const middle = window.innerHeight / 2 - column.getBoundingClientRect().top;
  const boxes = boxesOf(desk, open, column, [...wanted]);
  return nearestCards(boxes, middle, MOST_CARDS, open.activeId);
}

function readBoxes(
  desk: Desk,
  column: HTMLElement,
  ids: readonly AnnotationId[],
): readonly CardBox<AnnotationId>[] {
  const open = openNow();
  return open ? boxesOf(desk, open, column, ids) : [];
}

/** Writes only: all reads come before, so that there is one layout a frame. */
function placeCards(column: HTMLElement, boxes: readonly CardBox<AnnotationId>[]): void {
  const tops = layoutCards(boxes, openNow()?.activeId, GAP);
  let end = 0;
  for (const { id, height } of boxes) {
    const slot = slotOf(column, id);
    const top = Math.round(tops.get(id) ?? 0);
    end = Math.max(end, top + height);
    if (slot) slot.style.insetBlockStart = `${top}px`;
  }
  column.style.minBlockSize = `${end}px`;
}

/**
 * Scrolls until the upper part of a card is in view, as far as its line stays in view with it. False
 * while the card is not in the page yet.
 */
function revealCard(desk: Desk, column: HTMLElement, id: AnnotationId): boolean {
  const slot = slotOf(column, id);
  const open = openNow();
  const annotation = open && getFrom(open.state.annotations, id);
  if (!slot || !annotation) return false;
  const pane = column.closest('[data-pane]');
  const { start } = extent(annotation);
  const line = surfaceOf(desk)?.rectsOf({ start, end: start + 1 })[0];
  if (!pane || !line) return true;
  const { top, bottom } = pane.getBoundingClientRect();
  const card = slot.getBoundingClientRect();
  const below = Math.min(card.bottom, card.top + UPPER_PART) - bottom + GAP;
  const room = line.top - top - KEPT_ABOVE;
  if (below > 0 && room > 0) pane.scrollBy({ top: Math.min(below, room), behavior: 'instant' });
  return true;
}

/** Where each card would like to be; those whose text is out of sight (hidden) are left out. */
function boxesOf(
  desk: Desk,
  open: OpenArticle,
  column: HTMLElement,
  ids: readonly AnnotationId[],
): readonly CardBox<AnnotationId>[] {
  const surface = surfaceOf(desk);
  if (!surface) return [];
  const origin = column.getBoundingClientRect().top;
  const boxes: CardBox<AnnotationId>[] = [];
  for (const id of ids) {
    const annotation = getFrom(open.state.annotations, id);
    if (!annotation) continue;
    const { start } = extent(annotation);
    const line = surface.rectsOf({ start, end: start + 1 })[0];
    if (!line) continue;
    const height = slotOf(column, id)?.offsetHeight ?? GUESSED_HEIGHT;
    boxes.push({ id, wanted: line.top - origin, height });
  }
  return boxes.toSorted((a, b) => a.wanted - b.wanted);
}

function slotOf(column: HTMLElement, id: string): HTMLElement | null {
  return column.querySelector<HTMLElement>(`[data-slot="${CSS.escape(id)}"]`);
}

function isSameList(a: readonly AnnotationId[], b: readonly AnnotationId[]): boolean {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}
