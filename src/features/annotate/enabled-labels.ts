import type { LabelDefinition } from '#domain/codebook/codebook.ts';
import type { Project } from '#domain/project/project.ts';

/** The labels one can tag with: all but the optional ones nobody has switched on. */
export function enabledLabels(project: Project): readonly LabelDefinition[] {
  return project.codebook.labels.filter(
    (label) => !label.optional || project.settings.enabledLabels.includes(label.id),
  );
}
