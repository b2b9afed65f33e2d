import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { acceptSources, acceptSuggestions } from '#workspace/annotate.ts';
import { setActive } from '#workspace/open-article.ts';
import { dismissSuggestions } from '#workspace/suggestions.ts';
import { type Desk, surfaceOf } from './desk.tsx';
import { sayDone } from './report.ts';

/** Makes claims of suggestions, all in one act; a single one opens its card. */
export function acceptAll(desk: Desk, suggestions: readonly Suggestion[]): void {
  tellAccepted(desk, acceptSuggestions(suggestions));
}

/** Tags guessed sources, all in one act. */
export function acceptAllSources(desk: Desk, sources: readonly SourceSuggestion[]): void {
  tellAccepted(desk, acceptSources(sources));
}

function tellAccepted(desk: Desk, made: ReturnType<typeof acceptSuggestions>): void {
  const ids = made.filter((id) => id !== undefined);
  if (ids.length === 0) {
    desk.say(desk.t('say.refused'));
    return;
  }
  const [only] = ids;
  if (ids.length === 1) setActive(only);
  sayDone(desk, desk.t('suggest.accepted', { count: ids.length }));
}

export function dismissAll(suggestions: readonly Pick<Suggestion, 'fragments'>[]): void {
  void dismissSuggestions(suggestions);
}

/** Shows the words where they stand, selected: a label's key tags them, a wider selection changes them. */
export function showSuggestion(desk: Desk, { span }: Pick<Suggestion, 'span'>): void {
  const surface = surfaceOf(desk);
  surface?.select(span);
  surface?.focus();
}
