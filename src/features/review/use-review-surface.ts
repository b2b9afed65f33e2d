import { useEffect, useMemo } from 'react';
import type { ArticleSurface, SurfaceEvents } from '#editor/article-surface.ts';
import { workspaceState, watchWorkspace } from '#workspace/use-workspace.ts';
import { type Desk, itemAt, reviewNow, sidesAt, useScreen } from './desk.tsx';
import { goTo } from './item-acts.ts';
import { OWN_ID, resizeOwn } from './own-acts.ts';
import { changedHighlights, reviewHighlights } from './review-highlights.ts';
import { versionOf } from './review-index.ts';

/** What the reading surface reports, turned into acts. */
export function useReviewEvents(desk: Desk): SurfaceEvents {
  return useMemo(
    () => ({
      onSelect: () => undefined,
      onCaret: () => undefined,
      onHit: (ids) => hit(desk, ids),
      onResize: (id, fragments) => {
        if (id === OWN_ID) resizeOwn(desk, fragments);
      },
      onLayout: () => undefined,
      onTypingRejected: () => {
        if (!workspaceState().preferences.singleKeys) desk.say(desk.t('keys.off'));
      },
    }),
    [desk],
  );
}

/** Keeps the surface in step with the review: each decision repaints only the places it settles. */
export function useReviewSurface(desk: Desk): void {
  const surface = useScreen((state) => state.surface);
  useEffect(() => {
    if (!surface) return undefined;
    paintAll(desk, surface);
    showActive(desk, surface);
    surface.setSnapping(workspaceState().preferences.snapping);
    const stops = [
      watchWorkspace(
        (state) => state.review,
        (review, before) => {
          if (!review) return;
          if (before?.comparison !== review.comparison) paintAll(desk, surface);
          else if (before.items !== review.items) {
            const index = desk.indexOf(review);
            const { seed } = desk.screen.getState();
            const changed = changedHighlights(before, review, index, (group) =>
              sidesAt(review, seed, group),
            );
            if (changed.length > 0) surface.updateHighlights(changed, []);
          }
          if (before?.activeKey !== review.activeKey) showActive(desk, surface);
        },
      ),
      desk.screen.subscribe((state, before) => {
        if (state.seed !== before.seed) paintAll(desk, surface);
        if (state.own !== before.own) showOwn(desk, surface);
      }),
    ];
    // The text is what the screen is about: its keys, and what is read out, begin there.
    if (document.activeElement === document.body) surface.focus();
    return () => {
      for (const stop of stops) stop();
    };
  }, [desk, surface]);
}

function paintAll(desk: Desk, surface: ArticleSurface): void {
  const review = reviewNow();
  if (!review) return;
  const { seed } = desk.screen.getState();
  const index = desk.indexOf(review);
  surface.setHighlights(reviewHighlights(review, index, (group) => sidesAt(review, seed, group)));
}

function showActive(desk: Desk, surface: ArticleSurface): void {
  const review = reviewNow();
  const index = review && desk.indexOf(review);
  const place = index?.places[index.positions.get(review?.activeKey ?? '') ?? -1];
  surface.setCurrent(place?.highlights ?? []);
  revealActive(desk);
}

function showOwn(desk: Desk, surface: ArticleSurface): void {
  const { own } = desk.screen.getState();
  const review = reviewNow();
  if (!own || !review) {
    surface.setActive(undefined);
    surface.updateHighlights([], [OWN_ID]);
    return;
  }
  const { fragments } = own;
  const difference = itemAt(review, desk.indexOf(review), own.key)?.difference;
  const versions = difference
    ? review.layers.flatMap((_unused, layer) => versionOf(difference, layer))
    : [];
  const label = own.label ?? versions[0]?.label ?? '';
  surface.updateHighlights([{ id: OWN_ID, label, fragments, version: { kind: 'own' } }], []);
  surface.setActive(OWN_ID);
}

/** Scrolls to what is looked at, unless it is in sight already. */
export function revealActive(desk: Desk): void {
  const review = reviewNow();
  const index = review && desk.indexOf(review);
  const place = index?.places[index.positions.get(review?.activeKey ?? '') ?? -1];
  if (place) desk.screen.getState().surface?.reveal(place.span.start);
}

/** A click on a version goes to its difference: the first that is open, else the next one at that place. */
function hit(desk: Desk, ids: Parameters<SurfaceEvents['onHit']>[0]): void {
  const review = reviewNow();
  if (!review || desk.screen.getState().own) return;
  const index = desk.indexOf(review);
  const keys = ids.flatMap((id) => index.shownBy.get(id) ?? []);
  const open = keys.find((key) => itemAt(review, index, key)?.status === 'open');
  const after = keys[(keys.indexOf(review.activeKey ?? '') + 1) % Math.max(1, keys.length)];
  const key = open === review.activeKey ? after : (open ?? after);
  if (key === undefined) return;
  const { stage } = desk.screen.getState();
  if (stage !== 'items' && stage !== 'talk') desk.screen.setState({ stage: 'items' });
  goTo(desk, key);
}
