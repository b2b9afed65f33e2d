import type { AttributeValue } from '#domain/annotation/annotation.ts';
import {
  type AttributeDefinition,
  type AttributeOption,
  type Codebook,
  findLabel,
  findRelation,
} from '#domain/codebook/codebook.ts';

// What people call what the codebook holds: for files and sentences that are read by somebody who has never
// seen an id. What the codebook does not know keeps the name it has.

export function labelName(codebook: Codebook, label: string): string {
  return findLabel(codebook, label)?.name ?? label;
}

export function relationName(codebook: Codebook, type: string): string {
  return findRelation(codebook, type)?.name ?? type;
}

export function optionName(options: readonly AttributeOption[], id: string): string {
  return options.find((option) => option.id === id)?.name ?? id;
}

export function attributeOf(
  owner: { readonly attributes: readonly AttributeDefinition[] } | undefined,
  id: string,
): AttributeDefinition | undefined {
  return owner?.attributes.find((attribute) => attribute.id === id);
}

/** `Event, Number`; `Yes`; empty for an answer of nothing. */
export function answerWords(
  definition: AttributeDefinition | undefined,
  value: AttributeValue | undefined,
): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const options = definition && 'options' in definition ? definition.options : [];
  const values = typeof value === 'string' ? [value] : value;
  return values.map((each) => optionName(options, each)).join(', ');
}
