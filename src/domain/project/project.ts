import type { Layer } from '#domain/annotation/layer.ts';
import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AnnotatorId, Instant, ProjectId } from '#domain/ids.ts';

export type Annotator = { readonly id: AnnotatorId; readonly name: string };

/** A time in which annotators saw no guesses: what an agreement round needs to be able to say. */
type BlindPeriod = { readonly from: Instant; readonly to?: Instant };

type ProjectSettings = {
  /** Label ids that are switched on although the codebook has them off. */
  readonly enabledLabels: readonly string[];
  /** When guesses were hidden, oldest first; the last one is still open while it has no end. */
  readonly blindPeriods?: readonly BlindPeriod[];
};

export type Project = {
  readonly id: ProjectId;
  readonly name: string;
  readonly codebook: Codebook;
  /** Earlier versions that layers still refer to, oldest first. */
  readonly codebookHistory: readonly Codebook[];
  readonly annotators: readonly Annotator[];
  readonly settings: ProjectSettings;
  readonly createdAt: Instant;
};

/** Guesses are hidden now, and colleagues' work on an article until one's own is handed in. */
export function isBlind({ settings }: Pick<Project, 'settings'>): boolean {
  const last = settings.blindPeriods?.at(-1);
  return last !== undefined && last.to === undefined;
}

/** What colleagues have done with an article is hidden from whoever works on it blind, until they hand in. */
export function hidesColleagues(
  project: Pick<Project, 'settings'>,
  own: Layer['state'] | undefined,
): boolean {
  return isBlind(project) && own === 'draft';
}

/** Hides guesses from now on, or shows them again; what was before stays on record. */
export function withBlind(project: Project, on: boolean, now: Instant): Project {
  if (isBlind(project) === on) return project;
  const periods = project.settings.blindPeriods ?? [];
  const last = periods.at(-1);
  const blindPeriods =
    on || !last ? [...periods, { from: now }] : [...periods.slice(0, -1), { ...last, to: now }];
  return { ...project, settings: { ...project.settings, blindPeriods } };
}
