import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { brand } from '#domain/ids.ts';
import type { Project } from './project.ts';

/** A project in which nothing has been done yet. */
export const DESK: Project = {
  id: brand('p'),
  name: 'Desk',
  codebook: DEFAULT_CODEBOOK,
  codebookHistory: [],
  annotators: [],
  settings: { enabledLabels: [] },
  createdAt: 1,
};
