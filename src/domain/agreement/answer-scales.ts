import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';

/** The options of single-choice attributes that the codebook calls ordered: what ordinal alpha takes for steps. */
export function answerScales(
  codebook: Codebook,
): (label: string, attribute: string) => readonly string[] | undefined {
  return (label, attribute) => {
    const found = findLabel(codebook, label)?.attributes.find(({ id }) => id === attribute);
    if (found?.type !== 'enum' || found.ordered !== true) return undefined;
    return found.options.map(({ id }) => id);
  };
}
