import { type Lens, lookThrough } from '#domain/lens/lens.ts';
import { visibleBlocks } from './visible-blocks.ts';
import { runtime, store } from './store.ts';
import type { OpenArticle } from './workspace-state.ts';

/** After an edit the lens waits this long, in milliseconds: somebody may be typing on. */
const PAUSE_MS = 150;
/** Longest piece of work between two chances for the user to get through, in milliseconds. */
const SLICE_MS = 8;

/**
 * Keeps looking at the open article and tells what is missing in it, now and after every change.
 * Works in small slices, so that a key never waits for it; returns the way to stop.
 */
export function watchLens(tell: (lens: Lens) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function begin(delay: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const { open } = store.getState();
      if (open) work(open, lookThrough(inputOf(open)));
    }, delay);
  }

  function work(open: OpenArticle, steps: Generator<void, Lens>): void {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const step = steps.next();
      if (step.done !== true) continue;
      tell(step.value);
      return;
    }
    timer = setTimeout(() => {
      // The index it reads follows the newest state: what has changed meanwhile is begun anew.
      if (store.getState().open?.state === open.state) work(open, steps);
    }, 0);
  }

  begin(0);
  const stop = store.subscribe(({ open }, before) => {
    const isSame =
      open?.state === before.open?.state &&
      open?.article.hiddenBlocks === before.open?.article.hiddenBlocks;
    if (open && !isSame) begin(PAUSE_MS);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}

function inputOf(open: OpenArticle): Parameters<typeof lookThrough>[0] {
  const { article, revision, state } = open;
  return {
    state,
    text: revision.text,
    blocks: visibleBlocks(open),
    language: article.language,
    ...(runtime.attribution && { lookup: runtime.attribution }),
  };
}
