import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { sentenceAt } from '#domain/text/sentences.ts';
import type { Span } from '#domain/text/span.ts';
import { snapToWords } from '#domain/text/words.ts';
import type { SelectionOrigin, SurfaceEvents, SurfaceText } from './article-surface.ts';
import { type BlockTable, offsetOf, positionOf } from './block-table.ts';
import type { HighlightIndex } from './highlight-index.ts';
import type { Viewport } from './viewport.ts';

export type SelectionWatch = {
  readonly setSnapping: (on: boolean) => void;
  readonly selection: () => Span | undefined;
  readonly caret: () => number;
  readonly select: (span: Span, origin: SelectionOrigin) => void;
  readonly destroy: () => void;
};

type Parts = {
  readonly editor: Editor;
  readonly text: SurfaceText;
  readonly table: BlockTable;
  readonly viewport: Viewport;
  readonly index: HighlightIndex;
  readonly events: SurfaceEvents;
};

/** How long a touch selection has to rest before it counts as made. */
const TOUCH_SETTLE_MS = 250;

/** Turns what the browser selects into spans, and tells who selected it. */
export function watchSelection(parts: Parts): SelectionWatch {
  const { editor, text, table, events } = parts;
  const { view } = editor;
  const page = view.dom.ownerDocument;
  let snapping = true;
  let input: Exclude<SelectionOrigin, 'program'> = 'keyboard';
  let isPressed = false;
  let forced: SelectionOrigin | undefined;
  let reported = '';
  let timer = 0;

  function selection(): Span | undefined {
    return selectedSpan(view, table);
  }

  function caret(): number {
    return offsetOf(table, view.state.selection.head);
  }

  function report(origin: SelectionOrigin): void {
    const span = selection();
    const key = span ? `${String(span.start)} ${String(span.end)}` : '';
    if (key === reported) return;
    reported = key;
    events.onSelect(span && { span, origin });
  }

  function select(span: Span, origin: SelectionOrigin, isBackward = false): void {
    const isCaret = span.start >= span.end;
    const from = positionOf(table, span.start, 1);
    const to = isCaret ? from : positionOf(table, span.end, -1);
    const next = TextSelection.create(
      view.state.doc,
      isBackward ? Math.max(from, to) : from,
      isBackward ? from : Math.max(from, to),
    );
    forced = origin;
    if (view.state.selection.eq(next)) report(origin);
    else view.dispatch(view.state.tr.setSelection(next));
    forced = undefined;
  }

  function onUpdate(): void {
    events.onCaret(caret());
    if (forced) report(forced);
    else if (input === 'touch') {
      window.clearTimeout(timer);
      timer = window.setTimeout(report, TOUCH_SETTLE_MS, 'touch');
    } else if (!isPressed) report(input);
  }

  function onPointerDown(event: PointerEvent): void {
    input = event.pointerType === 'touch' ? 'touch' : 'pointer';
    isPressed = event.button === 0;
  }

  function onMouseUp(event: MouseEvent): void {
    if (!isPressed || event.button !== 0) return;
    // The browser puts the selection in order after this event.
    window.setTimeout(() => {
      isPressed = false;
      if (!view.isDestroyed) settle(event);
    });
  }

  function settle(event: MouseEvent): void {
    takeNativeSelection(view);
    const isInside = event.target instanceof Node && view.dom.contains(event.target);
    if (event.detail >= 3 && isInside) {
      selectSentence(event, 'pointer');
      return;
    }
    const span = selection();
    if (!span) {
      if (isInside && event.detail === 1) press(event);
      report(input);
      return;
    }
    if (!snapping || event.altKey || input === 'touch') {
      report(input);
      return;
    }
    const { anchor, head } = view.state.selection;
    select(snapToWords(text.text, span, text.language), input, head < anchor);
  }

  /** A click or tap that selected nothing: on a highlight, or a tap that takes the sentence. */
  function press(event: MouseEvent): void {
    const offset = parts.viewport.offsetAt(event.clientX, event.clientY);
    if (offset === undefined) return;
    const hit = hitAt(parts.index, event.target, offset);
    if (hit.length > 0) events.onHit(hit, offset);
    else if (input === 'touch') selectSentence(event, 'touch');
  }

  function selectSentence(event: MouseEvent, origin: SelectionOrigin): void {
    const offset = parts.viewport.nearestOffset(event.clientX, event.clientY);
    if (offset === undefined) return;
    const sentence = sentenceAt(text.text, text.blocks, offset, text.language);
    if (sentence) select(sentence, origin);
  }

  /** The next key must find what the last one selected, however fast they come. */
  function onKeyDown(event: KeyboardEvent): void {
    if (!event.isComposing && !isPressed) takeNativeSelection(view);
    input = 'keyboard';
  }

  /** Browsers put the caret at the start of a text that gets the focus by anything but a click. */
  function onFocus(): void {
    if (!isPressed) view.focus();
  }

  function onTouchEnd(): void {
    isPressed = false;
  }

  editor.on('selectionUpdate', onUpdate);
  view.dom.addEventListener('pointerdown', onPointerDown);
  view.dom.addEventListener('keydown', onKeyDown, { capture: true });
  view.dom.addEventListener('focus', onFocus);
  page.addEventListener('mouseup', onMouseUp);
  page.addEventListener('pointercancel', onTouchEnd);

  return {
    setSnapping: (on) => {
      snapping = on;
    },
    selection,
    caret,
    select,
    destroy: () => {
      window.clearTimeout(timer);
      editor.off('selectionUpdate', onUpdate);
      view.dom.removeEventListener('pointerdown', onPointerDown);
      view.dom.removeEventListener('keydown', onKeyDown, { capture: true });
      view.dom.removeEventListener('focus', onFocus);
      page.removeEventListener('mouseup', onMouseUp);
      page.removeEventListener('pointercancel', onTouchEnd);
    },
  };
}

function selectedSpan(view: EditorView, table: BlockTable): Span | undefined {
  const { from, to } = view.state.selection;
  const span = { start: offsetOf(table, from, 1), end: offsetOf(table, to, -1) };
  return span.start < span.end ? span : undefined;
}

/** The browser may report a selection later than the event that made it, or than the frame it scrolled in. */
export function takeNativeSelection(view: EditorView): void {
  const native = view.dom.ownerDocument.getSelection();
  const { anchorNode, focusNode } = native ?? {};
  if (!native || !anchorNode || !focusNode) return;
  if (!view.dom.contains(anchorNode) || !view.dom.contains(focusNode)) return;
  const anchor = view.posAtDOM(anchorNode, native.anchorOffset);
  const head = view.posAtDOM(focusNode, native.focusOffset);
  const { doc, tr, selection } = view.state;
  const next = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!next.eq(selection)) view.dispatch(tr.setSelection(next));
}

/** At the edge of a highlight the pointed offset may lie just outside of it: the element decides. */
function hitAt(index: HighlightIndex, target: EventTarget | null, offset: number) {
  const here = index.idsAt(offset);
  const mark = target instanceof Element ? target.closest('mark[data-annotation]') : null;
  const pointed = mark?.getAttribute('data-annotation');
  if (typeof pointed !== 'string') return here;
  return here.some((id) => id === pointed) ? here : index.idsAt(Math.max(0, offset - 1));
}
