import {
  type AttributeDefinition,
  type AttributeOption,
  type Codebook,
  findLabel,
  findRelation,
} from './codebook.ts';

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
