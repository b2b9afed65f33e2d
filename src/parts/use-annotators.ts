import type { AnnotatorId } from '#domain/ids.ts';
import type { Annotator } from '#domain/project/project.ts';
import { useMessages } from '#messages/messages.tsx';
import { useWorkspace } from '#workspace/use-workspace.ts';

const NOBODY: readonly Annotator[] = [];

type Annotators = {
  readonly annotators: readonly Annotator[];
  /** "Ana", "Ben (you)"; says so where nobody of that id is in the project. */
  readonly nameOf: (id: AnnotatorId) => string;
};

/** Who works on the project, by name. */
export function useAnnotators(): Annotators {
  const t = useMessages('comments');
  const annotators = useWorkspace((state) => state.project?.annotators ?? NOBODY);
  const me = useWorkspace((state) => state.me?.id);
  return {
    annotators,
    nameOf: (id) => {
      const name = annotators.find((one) => one.id === id)?.name;
      if (name === undefined) return t('unknownPerson');
      return id === me ? t('by', { name }) : name;
    },
  };
}
