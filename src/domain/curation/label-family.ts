import { type Codebook, findLabel } from '#domain/codebook/codebook.ts';

/**
 * Labels that annotators may confuse: those that name an entity (speaker or source?) are one family,
 * every other label is one by itself.
 */
export function labelFamilies(codebook: Codebook): (label: string) => string {
  return (label) => (findLabel(codebook, label)?.entity === true ? 'entity' : `label ${label}`);
}
