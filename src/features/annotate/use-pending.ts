import { useDeferredValue, useMemo } from 'react';
import type { SourceSuggestion } from '#domain/suggest/suggest-sources.ts';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { pendingSources, pendingSuggestions } from '#workspace/suggestions.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

type Pending = {
  readonly claims: readonly Suggestion[];
  readonly sources: readonly SourceSuggestion[];
};

/** Guesses nobody has answered yet; follows an edit when there is time. */
export function usePending(): Pending {
  const suggestions = useWorkspace((state) => state.suggestions);
  const layer = useDeferredValue(useWorkspace((state) => state.open?.state));
  const dismissed = useWorkspace((state) => state.open?.article.dismissedSuggestions);
  return useMemo(
    () => ({
      claims: pendingSuggestions(suggestions, layer, dismissed),
      sources: pendingSources(suggestions, layer, dismissed),
    }),
    [suggestions, layer, dismissed],
  );
}
