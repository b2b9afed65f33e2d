import type { AnnotationId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { snapToWords } from '#domain/text/words.ts';
import type { Highlight, SurfaceText } from './article-surface.ts';
import type { Viewport } from './viewport.ts';

type Edge = 'start' | 'end';

type Parts = {
  /** Positioned; the handles are laid out against it. */
  readonly layer: HTMLElement;
  readonly text: SurfaceText;
  readonly viewport: Viewport;
  readonly isSnapping: () => boolean;
  readonly active: () => Highlight | undefined;
  /** Shows other fragments for the active annotation, or its own again. */
  readonly preview: (highlight: Highlight) => void;
  readonly onResize: (highlight: Highlight, fragments: readonly Span[]) => void;
};

export type Handles = {
  /** Puts both handles where the active annotation's ends are now, or takes them away. */
  readonly place: () => void;
  /** These annotations are other ones now, or gone: a drag of one of them ends without effect. */
  readonly supersede: (isChanged: (id: AnnotationId) => boolean) => void;
  /** Ends a drag and shows the annotation as it was. */
  readonly cancel: () => void;
  readonly destroy: () => void;
};

type Drag = {
  readonly edge: Edge;
  readonly original: Highlight;
  /** From the pointer to the middle of the line the edge is on. */
  readonly grip: { readonly x: number; readonly y: number };
  fragments: readonly Span[];
};

/** The two ends of the active annotation, to be dragged. The keyboard has its own way (Alt + arrows). */
export function createHandles(parts: Parts): Handles {
  const start = createHandle(parts.layer, 'start');
  const end = createHandle(parts.layer, 'end');
  const page = parts.layer.ownerDocument;
  let drag: Drag | undefined;

  function place(): void {
    const fragments = drag?.fragments ?? parts.active()?.fragments;
    const first = fragments?.[0];
    const last = fragments?.at(-1);
    const isShown = first !== undefined && last !== undefined && isInSight(parts, { first, last });
    start.hidden = !isShown;
    end.hidden = !isShown;
    if (!isShown) return;
    const origin = parts.layer.getBoundingClientRect();
    moveTo(start, parts.viewport.edgeAt(first.start, 1), origin);
    moveTo(end, parts.viewport.edgeAt(last.end, -1), origin);
  }

  function begin(event: PointerEvent, edge: Edge): void {
    const original = parts.active();
    if (event.button !== 0 || !original || drag) return;
    // Keeps focus and selection in the text.
    event.preventDefault();
    const at = edgeOf(original.fragments, edge);
    const { left, top, bottom } = parts.viewport.edgeAt(at, edge === 'start' ? 1 : -1);
    const grip = { x: left - event.clientX, y: (top + bottom) / 2 - event.clientY };
    drag = { edge, original, grip, fragments: original.fragments };
    parts.layer.dataset['dragging'] = edge;
    page.addEventListener('pointermove', move);
    page.addEventListener('pointerup', drop);
    page.addEventListener('pointercancel', cancel);
    page.addEventListener('keydown', cancelOnEscape, { capture: true });
  }

  function move(event: PointerEvent): void {
    if (!drag) return;
    const { x, y } = drag.grip;
    const offset = parts.viewport.nearestOffset(event.clientX + x, event.clientY + y);
    if (offset === undefined) return;
    const isExact = event.altKey || !parts.isSnapping();
    const goal = isExact ? offset : snapEdge(parts.text, drag, offset);
    const fragments = moveEdge(drag.original.fragments, drag.edge, goal);
    if (!fragments || edgeOf(fragments, drag.edge) === edgeOf(drag.fragments, drag.edge)) return;
    drag.fragments = fragments;
    parts.preview({ ...drag.original, fragments });
  }

  function release(): Drag | undefined {
    const ended = drag;
    drag = undefined;
    delete parts.layer.dataset['dragging'];
    page.removeEventListener('pointermove', move);
    page.removeEventListener('pointerup', drop);
    page.removeEventListener('pointercancel', cancel);
    page.removeEventListener('keydown', cancelOnEscape, { capture: true });
    return ended;
  }

  function stop(): Drag | undefined {
    const ended = release();
    if (ended) parts.preview(ended.original);
    return ended;
  }

  function drop(): void {
    const ended = stop();
    if (ended && ended.fragments !== ended.original.fragments) {
      parts.onResize(ended.original, ended.fragments);
    }
  }

  function cancel(): void {
    stop();
  }

  function cancelOnEscape(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  }

  start.addEventListener('pointerdown', (event) => begin(event, 'start'));
  end.addEventListener('pointerdown', (event) => begin(event, 'end'));
  return {
    place,
    supersede: (isChanged) => {
      // Nothing is put back: what is there now is newer than what the drag began with.
      if (drag && isChanged(drag.original.id)) release();
    },
    cancel,
    destroy: () => {
      stop();
      start.remove();
      end.remove();
    },
  };
}

function createHandle(layer: HTMLElement, edge: Edge): HTMLElement {
  const handle = layer.ownerDocument.createElement('span');
  handle.className = 'article-handle';
  handle.dataset['edge'] = edge;
  handle.setAttribute('aria-hidden', 'true');
  handle.hidden = true;
  layer.append(handle);
  return handle;
}

/** Measuring text far away would lay out sections that nobody looks at. */
function isInSight(
  { viewport }: Parts,
  { first, last }: { readonly first: Span; readonly last: Span },
): boolean {
  const near = viewport.spanInView(1);
  if (last.end <= near.start || near.end <= first.start) return false;
  return first.start >= near.start - 20_000 && last.end <= near.end + 20_000;
}

function moveTo(
  handle: HTMLElement,
  edge: { readonly left: number; readonly top: number; readonly bottom: number },
  origin: DOMRect,
): void {
  const x = Math.round(edge.left - origin.left);
  const y = Math.round(edge.top - origin.top);
  handle.style.transform = `translate(${String(x)}px, ${String(y)}px)`;
  handle.style.setProperty('--line', `${String(Math.round(edge.bottom - edge.top))}px`);
}

function edgeOf(fragments: readonly Span[], edge: Edge): number {
  return (edge === 'start' ? fragments[0]?.start : fragments.at(-1)?.end) ?? 0;
}

function snapEdge({ text, language }: SurfaceText, drag: Drag, offset: number): number {
  const { fragments } = drag.original;
  const first = fragments[0];
  const last = fragments.at(-1);
  if (!first || !last) return offset;
  if (drag.edge === 'start') {
    return offset < first.end
      ? snapToWords(text, { start: offset, end: first.end }, language).start
      : offset;
  }
  return offset > last.start
    ? snapToWords(text, { start: last.start, end: offset }, language).end
    : offset;
}

/** The fragments with one outer end moved; undefined when nothing of its fragment would be left. */
function moveEdge(fragments: readonly Span[], edge: Edge, to: number): readonly Span[] | undefined {
  const at = edge === 'start' ? 0 : fragments.length - 1;
  const old = fragments[at];
  if (!old) return undefined;
  const moved = edge === 'start' ? { start: to, end: old.end } : { start: old.start, end: to };
  return moved.start < moved.end ? fragments.with(at, moved) : undefined;
}
