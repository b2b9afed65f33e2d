import { useMemo } from 'react';
import { labelName, optionName, relationName } from '#domain/codebook/codebook-names.ts';
import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';
import { useWorkspace } from '#workspace/use-workspace.ts';

export type Names = {
  readonly label: (id: string) => string;
  readonly attribute: (label: string, id: string) => string;
  /** An answer as the codebook names it; the answers of a choice of several as one text. */
  readonly answer: (label: string, attribute: string, value: string) => string;
  readonly relation: (id: string) => string;
};

/** What the codebook calls things; what it does not know keeps its id. */
export function useNames(): Names {
  const codebook = useWorkspace((state) => state.project?.codebook);
  return useMemo(() => namesIn(codebook), [codebook]);
}

function namesIn(codebook: Codebook | undefined): Names {
  const attributeOf = (label: string, id: string) =>
    codebook && findLabel(codebook, label)?.attributes.find((each) => each.id === id);
  return {
    label: (id) => (codebook ? labelName(codebook, id) : id),
    attribute: (label, id) => attributeOf(label, id)?.name ?? id,
    answer: (label, attribute, value) => {
      const found = attributeOf(label, attribute);
      if (found?.type !== 'enum' && found?.type !== 'multi') return value;
      return value
        .split(' + ')
        .map((each) => optionName(found.options, each))
        .join(', ');
    },
    relation: (id) => (codebook ? relationName(codebook, id) : id),
  };
}
