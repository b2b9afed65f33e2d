import { Editor, type JSONContent } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { Decoration } from '@tiptap/pm/view';
import type { AnnotationId } from '#domain/ids.ts';
import { contains, type Span } from '#domain/text/span.ts';
import { ARTICLE_NODES, buildDocument } from './article-schema.ts';
import type { ArticleSurface, SurfaceEvents, SurfaceText } from './article-surface.ts';
import { type BlockTable, buildBlockTable } from './block-table.ts';
import { createHandles } from './handles.ts';
import { HighlightIndex } from './highlight-index.ts';
import { keepSelectionInSight } from './kept-selection.ts';
import { adoptLabelStyles, type LabelStyle } from './label-styles.ts';
import { paintGuesses } from './paint-guesses.ts';
import { paintWindow } from './paint.ts';
import { PaintedHighlights, showDecorations } from './painted-highlights.ts';
import { ReadOnlyText } from './read-only-text.ts';
import { takeNativeSelection, watchSelection } from './selection-watch.ts';
import { visibleText } from './visible-text.ts';
import { Viewport } from './viewport.ts';

export type SurfaceOptions = {
  readonly text: SurfaceText;
  readonly labels: readonly LabelStyle[];
  /** Instead of the `hidden` of the blocks themselves. */
  readonly hiddenBlocks?: readonly string[];
  readonly ariaLabel: string;
  readonly events: SurfaceEvents;
};

export type OwnedSurface = ArticleSurface & { readonly destroy: () => void };

/** Screens painted beyond the visible one on each side, and how near the edge may come. */
const PAINTED_SCREENS = 0.8;
const NEEDED_SCREENS = 0.3;

/** Builds the reading surface inside an empty element. The text cannot be exchanged: make a new one. */
export function createArticleSurface(host: HTMLElement, options: SurfaceOptions): OwnedSurface {
  const { text, events } = options;
  const table = buildBlockTable(text.blocks);
  const index = new HighlightIndex();
  let hidden: ReadonlySet<string> = new Set(
    options.hiddenBlocks ?? text.blocks.filter((block) => block.hidden).map((block) => block.id),
  );
  let active: AnnotationId | undefined;
  let current: ReadonlySet<AnnotationId> = new Set();
  let letters: ReadonlyMap<AnnotationId, string> | undefined;
  let guesses: readonly Span[] = [];
  let painted: Span | undefined;
  let isStale = true;
  let frameRequest = 0;
  let isSnapping = true;

  host.classList.add('article-surface');
  const dropStyles = adoptLabelStyles(options.labels);
  const editor = createEditor(host, options, table, () => {
    const span = watch.selection();
    return span ? visibleText(text, hidden, span) : '';
  });
  const { view } = editor;
  const viewport = new Viewport(view, table);
  const watch = watchSelection({ editor, text, table, viewport, index, events });
  const dropKept = keepSelectionInSight(view);
  const handles = createHandles({
    layer: host,
    text,
    viewport,
    isSnapping: () => isSnapping,
    active: () => (active === undefined ? undefined : index.get(active)),
    preview: (highlight) => {
      if (index.get(highlight.id)) index.put(highlight);
      repaint();
    },
    onResize: (highlight, fragments) => events.onResize(highlight.id, fragments),
  });

  function paint(): void {
    const needed = viewport.spanInView(NEEDED_SCREENS);
    if (!painted || !contains(painted, needed)) {
      // What is left behind goes at once: keeping it makes each further paint dearer than taking it away.
      painted = viewport.spanInView(PAINTED_SCREENS);
      isStale = true;
    }
    if (isStale) {
      isStale = false;
      const marks = [
        ...paintWindow({ index, table, active, current, letters }, painted),
        ...paintGuesses(table, guesses, painted),
      ];
      // Drawing puts the known selection back: a key that scrolled (Ctrl+End) would lose the one it made.
      if (view.hasFocus()) takeNativeSelection(view);
      showDecorations(view, [...hiddenBlockDecorations(table, hidden), ...marks]);
    }
    if (active !== undefined) handles.place();
  }

  function runFrame(): void {
    frameRequest = 0;
    if (view.isDestroyed) return;
    paint();
    events.onLayout();
  }

  function requestFrame(): void {
    if (frameRequest === 0) frameRequest = requestAnimationFrame(runFrame);
  }

  function repaint(): void {
    isStale = true;
    requestFrame();
  }

  const stopWatchingLayout = watchLayout(host, viewport, requestFrame);
  requestFrame();

  return {
    element: view.dom,
    setHighlights: (highlights) => {
      index.load(highlights);
      handles.supersede(() => true);
      repaint();
    },
    updateHighlights: (changed, removed) => {
      for (const id of removed) index.remove(id);
      for (const highlight of changed) index.put(highlight);
      handles.supersede((id) => removed.includes(id) || changed.some((one) => one.id === id));
      if (active !== undefined && !index.get(active)) handles.place();
      repaint();
    },
    setActive: (id) => {
      if (id === active) return;
      handles.cancel();
      active = id;
      handles.place();
      repaint();
    },
    setCurrent: (ids) => {
      current = new Set(ids);
      repaint();
    },
    setLetters: (next) => {
      letters = next;
      repaint();
    },
    setGuesses: (next) => {
      guesses = next;
      repaint();
    },
    setHiddenBlocks: (ids) => {
      hidden = new Set(ids);
      painted = undefined;
      repaint();
    },
    setSnapping: (on) => {
      isSnapping = on;
      watch.setSnapping(on);
    },
    focus: () => {
      view.focus();
    },
    caret: watch.caret,
    selection: watch.selection,
    select: (span) => {
      watch.select(span, 'program');
      viewport.reveal(span.start);
      requestFrame();
    },
    reveal: (offset) => {
      viewport.reveal(offset);
      requestFrame();
    },
    rectsOf: (span) => viewport.rectsOf(span),
    offsetAt: (x, y) => viewport.offsetAt(x, y),
    visible: () => viewport.spanInView(0),
    annotationsAt: (offset) => index.idsAt(offset),
    annotationsIn: (span) => index.idsIn(span),
    step: (offset, direction, after) => index.step(offset, direction, after),
    destroy: () => {
      cancelAnimationFrame(frameRequest);
      viewport.stopSettling();
      stopWatchingLayout();
      handles.destroy();
      watch.destroy();
      dropKept();
      dropStyles();
      editor.destroy();
      host.classList.remove('article-surface');
    },
  };
}

function createEditor(
  host: HTMLElement,
  { text, ariaLabel, events }: SurfaceOptions,
  table: BlockTable,
  copiedText: () => string,
): Editor {
  return new Editor({
    element: host,
    injectCSS: false,
    // None of them: they are bindings and plugins for text that changes.
    enableCoreExtensions: false,
    extensions: [
      ...ARTICLE_NODES,
      ReadOnlyText.configure({ onReject: events.onTypingRejected, copiedText }),
      PaintedHighlights,
    ],
    // Only here is the schema there and the document not yet made.
    onBeforeCreate: ({ editor }) => {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Tiptap takes a finished document too; its type does not say so.
      editor.options.content = buildDocument(editor.schema, text) as unknown as JSONContent;
    },
    editorProps: {
      attributes: surfaceAttributes(text, ariaLabel),
      // The sentence is taken on release; the browser would take the whole paragraph.
      handleTripleClick: () => true,
      handleKeyDown: (view, event) => {
        const isSelectAll = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
        if (!isSelectAll || event.key.toLowerCase() !== 'a') return false;
        const last = table.places.at(-1);
        const first = table.places[0];
        if (!first || !last) return false;
        const end = last.position + last.end - last.start;
        const all = TextSelection.create(view.state.doc, first.position, end);
        view.dispatch(view.state.tr.setSelection(all));
        return true;
      },
    },
  });
}

function surfaceAttributes(text: SurfaceText, ariaLabel: string): Record<string, string> {
  return {
    class: 'article-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-readonly': 'true',
    'aria-label': ariaLabel,
    tabindex: '0',
    inputmode: 'none',
    spellcheck: 'false',
    autocorrect: 'off',
    autocapitalize: 'off',
    'data-gramm': 'false',
    translate: 'no',
    lang: text.language,
    dir: text.direction,
  };
}

function hiddenBlockDecorations(table: BlockTable, hidden: ReadonlySet<string>): Decoration[] {
  if (hidden.size === 0) return [];
  return table.places
    .filter(({ id }) => hidden.has(id))
    .map(({ position, start, end }) =>
      Decoration.node(position - 1, position + end - start + 1, { hidden: 'hidden' }),
    );
}

/** Calls after anything that may have moved the text on the screen. */
function watchLayout(host: HTMLElement, viewport: Viewport, onMove: () => void): () => void {
  const page = host.ownerDocument;
  function onScroll(event: Event): void {
    if (event.target instanceof Node && event.target.contains(host)) onMove();
  }
  function onResize(): void {
    viewport.forgetScroller();
    onMove();
  }
  function onUserScroll(): void {
    viewport.stopSettling();
  }
  const observer = new ResizeObserver(onResize);
  observer.observe(host);
  // Captured at the document: whichever ancestor scrolls, and however late it becomes one.
  page.addEventListener('scroll', onScroll, { capture: true, passive: true });
  page.addEventListener('wheel', onUserScroll, { capture: true, passive: true });
  page.addEventListener('touchmove', onUserScroll, { capture: true, passive: true });
  window.addEventListener('resize', onResize);
  return () => {
    observer.disconnect();
    page.removeEventListener('scroll', onScroll, { capture: true });
    page.removeEventListener('wheel', onUserScroll, { capture: true });
    page.removeEventListener('touchmove', onUserScroll, { capture: true });
    window.removeEventListener('resize', onResize);
  };
}
