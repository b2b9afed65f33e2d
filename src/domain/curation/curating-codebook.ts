import type { Layer } from '#domain/annotation/layer.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { Project } from '#domain/project/project.ts';

/** The codebook of what is decided: the one that all layers were annotated by, else the project's present one. */
export function curatingCodebook(
  { codebook, codebookHistory }: Pick<Project, 'codebook' | 'codebookHistory'>,
  layers: readonly Pick<Layer, 'codebookVersion'>[],
): Codebook {
  const [version, ...others] = new Set(layers.map(({ codebookVersion }) => codebookVersion));
  if (others.length > 0) return codebook;
  return [codebook, ...codebookHistory].find((each) => each.version === version) ?? codebook;
}
