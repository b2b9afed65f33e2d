import type { AnnotatorId } from '#domain/ids.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';
import type { WordContext } from './word-context.ts';

/** What somebody who decided is called where no one place is meant. */
export function useGeneralName(words: WordContext): (by: AnnotatorId) => string {
  const annotators = useWorkspace((state) => state.project?.annotators) ?? [];
  return (by) => {
    const layer = words.review.layers.findIndex(({ annotator }) => annotator.id === by);
    if (layer !== -1) return words.generalName(layer);
    return annotators.find(({ id }) => id === by)?.name ?? by;
  };
}
