import type { AnnotationId } from '#domain/ids.ts';
import type { Block } from '#domain/text/block.ts';
import type { Span } from '#domain/text/span.ts';

/** What the surface needs to know of an annotation in order to paint it. */
export type Highlight = {
  readonly id: AnnotationId;
  /** Label id; becomes `data-label` on the `<mark>`. */
  readonly label: string;
  /** Sorted, disjoint. */
  readonly fragments: readonly Span[];
  /** One of several versions laid over each other; without it, a layer by itself. */
  readonly version?: HighlightVersion;
};

/**
 * How one of several versions is drawn. `side` counts from 0: the first is the upper edge of the line, the
 * next ones edges below it, each with a line of its own. `settled`: nothing about it is left to decide.
 * `agreed`: all have it, a tint is enough. `own`: the version that is being made.
 */
export type HighlightVersion =
  | { readonly kind: 'side'; readonly side: number; readonly isSettled: boolean }
  | { readonly kind: 'agreed' }
  | { readonly kind: 'own' };

export type SelectionOrigin = 'pointer' | 'keyboard' | 'touch' | 'program';

export type SurfaceSelection = { readonly span: Span; readonly origin: SelectionOrigin };

export type SurfaceEvents = {
  /** The selection settled (pointer up, key, program); undefined when it is only a caret. */
  readonly onSelect: (selection: SurfaceSelection | undefined) => void;
  /** The caret (selection head) moved. */
  readonly onCaret: (offset: number) => void;
  /** A click or tap on highlighted text without a selection: all annotations there, innermost first. */
  readonly onHit: (ids: readonly AnnotationId[], offset: number) => void;
  /** A handle of the active annotation was dropped; its new fragments. */
  readonly onResize: (id: AnnotationId, fragments: readonly Span[]) => void;
  /** Scrolled, resized, painted: ask again where things are. At most once a frame. */
  readonly onLayout: () => void;
  /** Somebody tried to type. At most once per key press. */
  readonly onTypingRejected: () => void;
};

/** The reading surface as the screens see it. Offsets are UTF-16 units into the canonical text. */
export type ArticleSurface = {
  readonly element: HTMLElement;
  readonly setHighlights: (highlights: Iterable<Highlight>) => void;
  readonly updateHighlights: (
    changed: readonly Highlight[],
    removed: readonly AnnotationId[],
  ) => void;
  /** The active annotation is drawn stronger and gets two handles. */
  readonly setActive: (id: AnnotationId | undefined) => void;
  /** These are drawn as strong as the active one, without handles. */
  readonly setCurrent: (ids: readonly AnnotationId[]) => void;
  /** Shows a letter at the start of each of these annotations (link mode); undefined takes them away. */
  readonly setLetters: (letters: ReadonlyMap<AnnotationId, string> | undefined) => void;
  /** Stretches that may become annotations, drawn dashed; sorted, disjoint. They are not hit, stepped to or named. */
  readonly setGuesses: (guesses: readonly Span[]) => void;
  readonly setHiddenBlocks: (ids: readonly string[]) => void;
  /** Word snapping of pointer selections. */
  readonly setSnapping: (on: boolean) => void;
  readonly focus: () => void;
  readonly caret: () => number;
  readonly selection: () => Span | undefined;
  /** Selects and scrolls it into view if need be (origin `program`); an empty span places the caret. */
  readonly select: (span: Span) => void;
  readonly reveal: (offset: number) => void;
  /** Viewport rectangles of a span's lines; empty when its block is hidden. */
  readonly rectsOf: (span: Span) => readonly DOMRect[];
  /** Offset at a viewport point, if it is over text. */
  readonly offsetAt: (x: number, y: number) => number | undefined;
  /** What is in view now, as one span. */
  readonly visible: () => Span;
  /** Annotations that hold this offset, innermost first. */
  readonly annotationsAt: (offset: number) => readonly AnnotationId[];
  /** Annotations that share text with the span, by start then longer first. */
  readonly annotationsIn: (span: Span) => readonly AnnotationId[];
  /** The next annotation that starts after (before) the offset, by start then longer first; wraps round; `after` breaks ties among equal starts. */
  readonly step: (
    offset: number,
    direction: 1 | -1,
    after?: AnnotationId,
  ) => AnnotationId | undefined;
};

export type SurfaceText = {
  readonly text: string;
  readonly blocks: readonly Block[];
  /** BCP 47. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
};
