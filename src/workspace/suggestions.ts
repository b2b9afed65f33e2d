import { valuesOf } from '#domain/collection/bucket-map.ts';
import { CLAIM, SOURCE } from '#domain/annotation/attribution.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { isBlind } from '#domain/project/project.ts';
import {
  pendingSuggestions as pendingOf,
  suggestionKey,
} from '#domain/suggest/pending-suggestions.ts';
import type { SuggestWishes } from '#domain/suggest/suggest-with-lexicon.ts';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import type { Span } from '#domain/text/span.ts';
import { changeArticle } from './change-article.ts';
import { notify } from './notices.ts';
import { store } from './store.ts';
import { visibleBlocks } from './visible-blocks.ts';
import type { OpenArticle, Suggestions, WorkspaceState } from './workspace-state.ts';

/** An article is shown first; guessing begins this long after, in milliseconds. */
const HEAD_START_MS = 300;

/**
 * Guesses at the claims of whatever article is open, in a worker, and keeps them in the workspace;
 * once an article, and anew when other parts of it are in sight. Returns the way to stop.
 */
export function keepSuggesting(): () => void {
  let worker: Worker | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function drop(): void {
    clearTimeout(timer);
    worker?.terminate();
    worker = undefined;
    if (store.getState().suggestions !== NOTHING) store.setState({ suggestions: NOTHING });
  }

  function begin(): void {
    drop();
    const { open: opened, project } = store.getState();
    if (!opened || !project || isBlind(project)) return;
    store.setState({ suggestions: LOOKING });
    timer = setTimeout(() => {
      const { open } = store.getState();
      if (!open) return;
      const made = new Worker(new URL('../workers/suggest.worker.ts', import.meta.url), {
        type: 'module',
      });
      worker = made;
      const finish = (found: Omit<Suggestions, 'isLooking'>): void => {
        if (worker !== made) return;
        made.terminate();
        worker = undefined;
        store.setState({ suggestions: { ...found, isLooking: false } });
      };
      made.addEventListener('message', ({ data }: MessageEvent<Omit<Suggestions, 'isLooking'>>) => {
        finish(data);
      });
      // A help that cannot be had is none.
      made.addEventListener('error', () => {
        finish(NOTHING);
      });
      const request = {
        text: open.revision.text,
        blocks: visibleBlocks(open),
        language: open.article.language,
        wishes: wishesFor(open),
      };
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
      made.postMessage(request);
    }, HEAD_START_MS);
  }

  const stop = store.subscribe((state, before) => {
    if (whatIsRead(state) !== whatIsRead(before)) begin();
  });
  begin();
  return () => {
    stop();
    drop();
  };
}

const NONE: readonly Suggestion[] = [];

const NOTHING: Suggestions = { claims: NONE, sources: [], isLooking: false };

const LOOKING: Suggestions = { ...NOTHING, isLooking: true };

/** The same for as long as the same text is read under the same rules. */
function whatIsRead({ open, project, preferences }: WorkspaceState): string {
  if (!open || !project) return '';
  const { article } = open;
  return [
    article.id,
    article.textHash,
    article.language,
    article.hiddenBlocks.join(' '),
    isBlind(project),
    preferences.indirect,
  ].join('|');
}

function wishesFor(open: OpenArticle): SuggestWishes {
  const known = [...valuesOf(open.state.entities)].filter((entity) => entity.unnamed !== true);
  return {
    indirect: store.getState().preferences.indirect,
    knownEntities: known.map(({ name, aliases }) => ({ name, aliases })),
  };
}

/** Guesses at claims that nobody has answered yet, in the order of the text. */
export function pendingSuggestions(
  { claims }: Suggestions,
  layer: LayerState | undefined,
  dismissed: readonly string[] = [],
): readonly Suggestion[] {
  if (!layer || claims.length === 0) return NONE;
  return pendingOf(claims, spansWith(layer, CLAIM), dismissed);
}

/** Guesses at sources likewise. */
export function pendingSources(
  { sources }: Suggestions,
  layer: LayerState | undefined,
  dismissed: readonly string[] = [],
): readonly SourceSuggestion[] {
  if (!layer || sources.length === 0) return [];
  const asClaims = sources.map((source) => ({ source, fragments: [source.span] }));
  return pendingOf(asClaims, spansWith(layer, SOURCE), dismissed).map(({ source }) => source);
}

function spansWith(layer: LayerState, wanted: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { label, fragments } of valuesOf(layer.annotations)) {
    if (label === wanted) spans.push(...fragments);
  }
  return spans;
}

/** Turns suggestions down for good; the notice that tells of it can take it back. */
export async function dismissSuggestions(
  suggestions: readonly Pick<Suggestion, 'fragments'>[],
): Promise<void> {
  const { open } = store.getState();
  if (!open || suggestions.length === 0) return;
  const { id } = open.article;
  const keys = suggestions.map(suggestionKey);
  const isDone = await changeArticle(id, (article) => ({
    ...article,
    dismissedSuggestions: [...new Set([...(article.dismissedSuggestions ?? []), ...keys])],
  }));
  if (!isDone) return;
  notify('suggestions-dismissed', { count: keys.length }, () => {
    const back = new Set(keys);
    void changeArticle(id, ({ dismissedSuggestions = [], ...article }) => ({
      ...article,
      dismissedSuggestions: dismissedSuggestions.filter((key) => !back.has(key)),
    }));
  });
}
