import { useDeferredValue, useMemo } from 'react';
import type { Suggestion } from '#domain/suggest/suggestion.ts';
import { pendingSuggestions } from '#workspace/suggestions.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

/** Suggestions nobody has answered yet; follows an edit when there is time. */
export function usePending(): readonly Suggestion[] {
  const suggestions = useWorkspace((state) => state.suggestions);
  const layer = useDeferredValue(useWorkspace((state) => state.open?.state));
  const dismissed = useWorkspace((state) => state.open?.article.dismissedSuggestions);
  return useMemo(
    () => pendingSuggestions(suggestions, layer, dismissed),
    [suggestions, layer, dismissed],
  );
}
