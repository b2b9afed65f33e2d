import type { ProjectId } from '#domain/ids.ts';
import type { Here } from './import-bundle.ts';
import type { ExportResult, ImportResult } from './project-file-jobs.ts';

/** What the project-file worker is asked to do; one job a worker, which is ended after it or to cancel it. */
export type JobRequest =
  | { readonly kind: 'export-project'; readonly projectId: ProjectId }
  | { readonly kind: 'import-project'; readonly here: Here; readonly file: Blob };

export type JobReply =
  | { readonly kind: 'exported'; readonly result: ExportResult }
  | { readonly kind: 'imported'; readonly result: ImportResult }
  /** Not foreseen; `message` is for the error report. */
  | { readonly kind: 'crashed'; readonly message: string };
