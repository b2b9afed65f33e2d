import type { Codebook } from '#domain/codebook/codebook.ts';
import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';

/** The default codebook, in which every label may carry what any has and any relation may join any two: for tests that draw at random. */
export const LENIENT_CODEBOOK: Codebook = (() => {
  const labels = DEFAULT_CODEBOOK.labels.map(({ id }) => id);
  const attributes = [
    ...new Map(
      DEFAULT_CODEBOOK.labels.flatMap((label) => label.attributes.map((each) => [each.id, each])),
    ).values(),
  ];
  return {
    ...DEFAULT_CODEBOOK,
    labels: DEFAULT_CODEBOOK.labels.map((label) => ({ ...label, entity: true, attributes })),
    relations: DEFAULT_CODEBOOK.relations.map((relation) => ({
      ...relation,
      from: labels,
      to: labels,
      toEntity: true,
    })),
  };
})();
