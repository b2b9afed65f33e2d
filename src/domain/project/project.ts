import type { Codebook } from '#domain/codebook/codebook.ts';
import type { AnnotatorId, Instant, ProjectId } from '#domain/ids.ts';

export type Annotator = { readonly id: AnnotatorId; readonly name: string };

type ProjectSettings = {
  /** Label ids that are switched on although the codebook has them off. */
  readonly enabledLabels: readonly string[];
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
