import type { Codebook } from '#domain/codebook/codebook.ts';

/** A codebook as a format can write its names. */
export function renameCodebook(
  codebook: Codebook,
  name: (name: string) => string,
  attributeName = name,
): Codebook {
  const renameAll = (ids: readonly string[]): readonly string[] => ids.map(name);
  return {
    ...codebook,
    labels: codebook.labels.map((label) => ({
      ...label,
      id: name(label.id),
      attributes: label.attributes.map((each) => ({ ...each, id: attributeName(each.id) })),
    })),
    relations: codebook.relations.map((relation) => ({
      ...relation,
      id: name(relation.id),
      from: renameAll(relation.from),
      to: renameAll(relation.to),
    })),
  };
}
