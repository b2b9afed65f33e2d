import { useEffect, useMemo } from 'react';
import { type Annotation, extent } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import type { ArticleSurface, Highlight, SurfaceEvents } from '#editor/article-surface.ts';
import { resize } from '#workspace/annotate.ts';
import { finishDraft, setActive } from '#workspace/open-article.ts';
import { pendingSuggestions } from '#workspace/suggestions.ts';
import { watchWorkspace, workspaceState } from '#workspace/use-workspace.ts';
import { type Desk, openNow, useScreen } from './desk.tsx';
import { HeldKeys } from './held-keys.ts';
import { handleKey } from './key-handler.ts';
import { describeAnnotation, report } from './report.ts';

/** What the reading surface reports, turned into acts. */
export function useSurfaceEvents(desk: Desk): SurfaceEvents {
  return useMemo(
    () => ({
      onSelect: (selection) => desk.screen.setState({ selection }),
      onCaret: () => {
        if (desk.screen.getState().stack) desk.screen.setState({ stack: undefined });
      },
      onHit: (ids, offset) => hit(desk, ids, offset),
      onResize: (id, fragments) => {
        report(desk, resize(id, fragments), describeAnnotation(desk, id));
      },
      onLayout: desk.layout.emit,
      onTypingRejected: () => {
        const { singleKeys } = workspaceState().preferences;
        desk.say(desk.t(singleKeys ? 'say.readOnly' : 'say.readOnlyNoKeys'));
      },
    }),
    [desk],
  );
}

/** Keeps the surface in step with the workspace: each edit repaints only what it touched. */
export function useSurfaceSync(desk: Desk): void {
  const surface = useScreen((state) => state.surface);
  useEffect(() => {
    if (!surface) return undefined;
    surface.setHighlights(allHighlights());
    showActive(surface);
    surface.setSnapping(workspaceState().preferences.snapping);
    const stops = [
      watchWorkspace(
        (state) => state.open?.touched,
        () => repaintTouched(surface),
      ),
      watchWorkspace(
        (state) => state.open?.activeId,
        (id) => surface.setActive(id),
      ),
      watchWorkspace((state) => state.preferences.snapping, surface.setSnapping),
      showGuesses(surface),
      listenToKeys(desk, surface),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, surface]);
}

/** A dialog or a field was asked for and does not have the focus yet. */
function isFocusOnItsWay(desk: Desk): boolean {
  const { dialog, focusWish } = desk.screen.getState();
  if (dialog !== undefined) return true;
  if (focusWish === undefined) return false;
  const active = openNow()?.activeId;
  // A wish for a card that is never drawn may stay: it must not make the keys dead.
  const isDrawn = document.getElementById(`card-${active ?? ''}`) !== null;
  return isDrawn || performance.now() - focusWish.at < DRAWN_WITHIN_MS;
}

/** A card that is not there by now will not come. */
const DRAWN_WITHIN_MS = 3000;

/** Guesses that nobody has answered are drawn dashed; they follow every edit a moment later. */
function showGuesses(surface: ArticleSurface): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  function show(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { suggestions, open } = workspaceState();
      const dismissed = open?.article.dismissedSuggestions;
      const pending = pendingSuggestions(suggestions, open?.state, dismissed);
      surface.setGuesses(joinSpans(pending.flatMap(({ fragments }) => fragments)));
    }, GUESSES_AFTER_MS);
  }
  show();
  const stops = [
    watchWorkspace((state) => state.suggestions, show),
    watchWorkspace((state) => state.open?.state, show),
    watchWorkspace((state) => state.open?.article.dismissedSuggestions, show),
  ];
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** The mark of an edit is painted first. */
const GUESSES_AFTER_MS = 50;

function listenToKeys(desk: Desk, surface: ArticleSurface): () => void {
  const held = new HeldKeys();
  function onKeyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    // What is typed now is meant for the dialog or field, not for the article.
    if (isFocusOnItsWay(desk)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') {
        held.drop();
        desk.screen.setState({ focusWish: undefined });
      } else if (!event.ctrlKey && !event.metaKey) held.hold(event.key);
      // In the field it would take back what was typed.
      else if (event.key === 'z') held.drop();
      return;
    }
    held.drop();
    const altGraph = event.getModifierState('AltGraph');
    const { key, shiftKey, altKey, ctrlKey, metaKey } = event;
    if (!handleKey(desk, { key, shiftKey, altKey, ctrlKey, metaKey, altGraph })) return;
    event.preventDefault();
    event.stopPropagation();
  }
  // Capturing: before the editor's own bindings see the key.
  surface.element.addEventListener('keydown', onKeyDown, { capture: true });
  return () => {
    held.drop();
    surface.element.removeEventListener('keydown', onKeyDown, { capture: true });
  };
}

/** Coming back from the list: what was active there is in view here. */
function showActive(surface: ArticleSurface): void {
  const open = openNow();
  surface.setActive(open?.activeId);
  const active =
    open?.activeId === undefined ? undefined : getFrom(open.state.annotations, open.activeId);
  if (active) surface.reveal(extent(active).start);
}

function hit(desk: Desk, ids: readonly AnnotationId[], offset: number): void {
  const innermost = ids[0];
  if (innermost === undefined) return;
  const open = openNow();
  if (open?.draftId !== undefined && open.draftId !== innermost) finishDraft();
  setActive(innermost);
  desk.screen.setState({ stack: ids.length > 1 ? { ids, offset } : undefined });
  desk.say(describeAnnotation(desk, innermost));
}

function repaintTouched(surface: ArticleSurface): void {
  const open = openNow();
  if (!open) return;
  const changed: Highlight[] = [];
  const removed: AnnotationId[] = [];
  for (const id of open.touched.annotations) {
    const annotation = getFrom(open.state.annotations, id);
    if (annotation) changed.push(highlightOf(annotation));
    else removed.push(id);
  }
  surface.updateHighlights(changed, removed);
}

function* allHighlights(): Generator<Highlight> {
  const open = openNow();
  if (!open) return;
  for (const annotation of valuesOf(open.state.annotations)) yield highlightOf(annotation);
}

function highlightOf({ id, label, fragments }: Annotation): Highlight {
  return { id, label, fragments };
}
