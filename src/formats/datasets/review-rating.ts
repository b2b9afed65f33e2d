import { optionName } from '#domain/codebook/codebook-names.ts';
import { findLabel } from '#domain/codebook/codebook.ts';
import type { ExportSet } from '#domain/export/export-set.ts';

/** 5 is true, 1 is false. A verdict that is neither has words only. */
export const RATINGS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    supported: 5,
    conflicting: 3,
    refuted: 1,
  }),
);

export function verdictName(verdict: string, { project }: Pick<ExportSet, 'project'>): string {
  const attributes = findLabel(project.codebook, 'CLAIM')?.attributes ?? [];
  const definition = attributes.find(({ id }) => id === 'verdict');
  const options = definition?.type === 'enum' ? definition.options : [];
  return optionName(options, verdict);
}
