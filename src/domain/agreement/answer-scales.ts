import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';

/** With fewer steps than this an order says nothing that a plain comparison does not. */
const LEAST_STEPS = 3;

/**
 * The options of a single-choice attribute in the codebook's order: what ordinal alpha takes for steps.
 * Whether that order means something only the reader of the figure can say.
 */
export function answerScales(
  codebook: Codebook,
): (label: string, attribute: string) => readonly string[] | undefined {
  return (label, attribute) => {
    const found = findLabel(codebook, label)?.attributes.find(({ id }) => id === attribute);
    if (found?.type !== 'enum' || found.options.length < LEAST_STEPS) return undefined;
    return found.options.map(({ id }) => id);
  };
}
