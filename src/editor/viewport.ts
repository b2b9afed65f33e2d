import type { EditorView } from '@tiptap/pm/view';
import type { Span } from '#domain/text/span.ts';
import {
  type BlockPlace,
  type BlockTable,
  BLOCKS_PER_SECTION,
  blockIndexAt,
  blocksIn,
  offsetOf,
  positionOf,
} from './block-table.ts';
import { mergeLines } from './merge-lines.ts';

/** Top and bottom of what the reader sees of the scrolled area, in viewport pixels. */
type Frame = { readonly top: number; readonly bottom: number };

/** A block longer than this is painted in part. */
const LONG_BLOCK = 8000;

/** Frames that a jump may take until the sections around its goal have their true heights. */
const MOST_SETTLING_FRAMES = 6;

/** Where the text is on the screen, and which text is on it. */
export class Viewport {
  private scroller: Element | undefined;
  private settling = 0;
  private readonly view: EditorView;
  private readonly table: BlockTable;

  constructor(view: EditorView, table: BlockTable) {
    this.view = view;
    this.table = table;
  }

  /** The nearest ancestor that scrolls, looked up again after the layout of the page has changed. */
  forgetScroller(): void {
    this.scroller = undefined;
  }

  frame(): Frame {
    const scroller = this.findScroller();
    if (scroller === document.scrollingElement) return { top: 0, bottom: window.innerHeight };
    const { top, bottom } = scroller.getBoundingClientRect();
    return { top: Math.max(0, top), bottom: Math.min(window.innerHeight, bottom) };
  }

  /** The blocks in view, and as many screens more on each side as asked for. */
  spanInView(screens: number): Span {
    const { top, bottom } = this.frame();
    const margin = Math.max(0, bottom - top) * screens;
    const from = top - margin;
    const to = bottom + margin;
    const first = this.firstBlockBelow(from);
    const last = Math.max(first, this.lastBlockAbove(to));
    const start = this.offsetAtHeight(first, from, 'start');
    return { start, end: Math.max(start, this.offsetAtHeight(last, to, 'end')) };
  }

  rectsOf(span: Span): DOMRect[] {
    const rects: DOMRect[] = [];
    const [first, past] = blocksIn(this.table, span);
    for (const place of this.table.places.slice(first, past)) {
      const start = Math.max(span.start, place.start);
      const end = Math.min(span.end, place.end);
      if (start > end) continue;
      const range = document.createRange();
      const from = this.view.domAtPos(place.position + start - place.start, 1);
      const to = this.view.domAtPos(place.position + end - place.start, -1);
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      rects.push(...mergeLines(range.getClientRects()));
    }
    return rects;
  }

  /** Offset nearest to a point, also from beside the text. */
  nearestOffset(x: number, y: number): number | undefined {
    const found = this.view.posAtCoords({ left: x, top: y });
    return found ? offsetOf(this.table, found.pos) : undefined;
  }

  /** Offset of a character boundary at the point, if the point is over text. */
  offsetAt(x: number, y: number): number | undefined {
    const offset = this.nearestOffset(x, y);
    if (offset === undefined) return undefined;
    const around = { start: Math.max(0, offset - 1), end: Math.min(this.table.length, offset + 1) };
    const isOver = this.rectsOf(around).some(
      (r) => r.left - 1 <= x && x <= r.right + 1 && r.top - 1 <= y && y <= r.bottom + 1,
    );
    return isOver ? offset : undefined;
  }

  /** Left edge and height of the boundary before (`side` 1) or after (−1) a character. */
  edgeAt(offset: number, side: 1 | -1): { left: number; top: number; bottom: number } {
    const bias = side === 1 ? 1 : -1;
    return this.view.coordsAtPos(positionOf(this.table, offset, bias), side);
  }

  isHidden(index: number): boolean {
    return this.blockElement(index)?.hasAttribute('hidden') ?? true;
  }

  /** Scrolls the offset to about a third of the height unless it is in comfortable view already. */
  reveal(offset: number): void {
    this.settling = MOST_SETTLING_FRAMES;
    this.bringIn(offset, 'center');
    this.settle(offset);
  }

  /** The sections around the goal get their true heights only once they are near the screen. */
  private settle(offset: number): void {
    requestAnimationFrame(() => {
      if (this.settling <= 0 || this.view.isDestroyed) return;
      this.settling -= 1;
      this.bringIn(offset, 'nearest');
      this.settle(offset);
    });
  }

  stopSettling(): void {
    this.settling = 0;
  }

  private bringIn(offset: number, how: 'center' | 'nearest'): void {
    const index = blockIndexAt(this.table, offset, 1);
    if (this.isHidden(index)) return;
    const { top, bottom } = this.frame();
    const height = bottom - top;
    const edge = this.edgeAt(offset, 1);
    const slack = Math.min(72, height / 5);
    if (edge.top >= top + slack && edge.bottom <= bottom - slack) return;
    const nearest =
      edge.top < top + slack ? top + slack : bottom - slack - (edge.bottom - edge.top);
    const goal = how === 'center' ? top + height / 3 : nearest;
    this.findScroller().scrollBy({ top: edge.top - goal, behavior: 'instant' });
  }

  private findScroller(): Element {
    if (this.scroller?.isConnected) return this.scroller;
    let found = this.view.dom.parentElement;
    while (found && !scrolls(found)) found = found.parentElement;
    this.scroller = found ?? document.scrollingElement ?? document.documentElement;
    return this.scroller;
  }

  private blockElement(index: number): Element | undefined {
    const section = this.view.dom.children[Math.floor(index / BLOCKS_PER_SECTION)];
    return section?.children[index % BLOCKS_PER_SECTION];
  }

  private firstBlockBelow(y: number): number {
    const sections = this.view.dom.children;
    let low = 0;
    let high = sections.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sections[middle]?.getBoundingClientRect().bottom ?? 0) > y) high = middle;
      else low = middle + 1;
    }
    const last = this.table.places.length - 1;
    for (let i = low * BLOCKS_PER_SECTION; i <= last; i += 1) {
      if ((this.blockElement(i)?.getBoundingClientRect().bottom ?? 0) > y && !this.isHidden(i)) {
        return i;
      }
    }
    return last;
  }

  private lastBlockAbove(y: number): number {
    const sections = this.view.dom.children;
    let low = 0;
    let high = sections.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((sections[middle]?.getBoundingClientRect().top ?? 0) < y) low = middle;
      else high = middle - 1;
    }
    const last = Math.min((low + 1) * BLOCKS_PER_SECTION, this.table.places.length) - 1;
    for (let i = last; i > 0; i -= 1) {
      if (!this.isHidden(i) && (this.blockElement(i)?.getBoundingClientRect().top ?? 0) < y) {
        return i;
      }
    }
    return 0;
  }

  /** A block's own end; in a very long block about where that height is, with two screens to spare. */
  private offsetAtHeight(index: number, y: number, edge: 'start' | 'end'): number {
    const place: BlockPlace | undefined = this.table.places[index];
    if (!place) return 0;
    const length = place.end - place.start;
    const rect =
      length > LONG_BLOCK ? this.blockElement(index)?.getBoundingClientRect() : undefined;
    if (!rect || rect.height === 0) return edge === 'start' ? place.start : place.end;
    const spare = Math.round((window.innerHeight / rect.height) * length * 0.5);
    const about = place.start + Math.round(((y - rect.top) / rect.height) * length);
    const wanted = edge === 'start' ? about - spare : about + spare;
    return Math.max(place.start, Math.min(wanted, place.end));
  }
}

function scrolls(element: Element): boolean {
  if (element === document.scrollingElement) return true;
  const { overflowY } = getComputedStyle(element);
  return overflowY === 'auto' || overflowY === 'scroll';
}
