import type { Annotation } from '#domain/annotation/annotation.ts';
import type { AttributeDefinition, LabelDefinition } from '#domain/codebook/codebook.ts';
import { CLAIM } from '#domain/annotation/attribution.ts';

const VERDICT = 'verdict';

/** Stands with the evidence on the card of a claim, and not among its other fields. */
export function isOfCheck(label: LabelDefinition, { id }: AttributeDefinition): boolean {
  return label.id === CLAIM && id === VERDICT;
}

/** What a check has found, in the codebook's words; undefined where there has been none. */
export function verdictOf(
  { attributes }: Annotation,
  label: LabelDefinition | undefined,
): string | undefined {
  const definition = label?.attributes.find((one) => isOfCheck(label, one));
  const value = attributes[VERDICT];
  if (definition?.type !== 'enum' || typeof value !== 'string' || value === definition.default)
    return undefined;
  return definition.options.find(({ id }) => id === value)?.name ?? value;
}
