import type { ArticleId } from '#domain/ids.ts';
import { fileStem } from '#domain/text/file-stem.ts';
import type { FileProblem as FormatProblem } from '#formats/file-problem.ts';
import { readOriginal } from '#storage/article-repository.ts';
import type { JobReply, JobRequest } from '#storage/job-messages.ts';
import type { Imported } from '#storage/import-bundle.ts';
import type { ExportResult, JobProblem, VerifiedText } from '#storage/project-file-jobs.ts';
import { loadProject, saveLastBackup } from '#storage/project-repository.ts';
import { askForPersistence, showProject } from './boot.ts';
import { areEditsSaved } from './edits-saved.ts';
import { closeArticle, dropSuperseded } from './open-article.ts';
import { database, now, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';
import { workerJob } from './worker-job.ts';

/** What keeps a file from being offered or taken. Screens know formats only through this. */
export type FileProblem =
  | FormatProblem
  | {
      readonly place: string;
      readonly kind:
        | 'damaged'
        | 'not-stored'
        | 'disk-full'
        | 'crashed'
        | 'unsaved'
        | 'too-large'
        | 'cancelled'
        | 'nothing'
        | 'changed';
      readonly detail?: string;
    };

export type VerifiedFile = {
  readonly fileName: string;
  readonly blob: Blob;
  /** Spans that were sliced and compared, all of them good. */
  readonly spans: number;
  readonly articles: number;
  /** Titles of articles that cannot be read whole and are not in the file. */
  readonly leftOut: readonly string[];
};

export type ExportOutcome =
  | { readonly ok: true; readonly file: VerifiedFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export type ImportFileOutcome =
  | ({ readonly ok: true } & Imported)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** JavaScript cannot hold a longer text in one piece. */
export const MAX_PROJECT_FILE_BYTES = 400 * 1024 * 1024;

/** The whole project, read back and compared before it is offered. `signal` calls it off. */
export async function exportProject(signal?: AbortSignal): Promise<ExportOutcome> {
  const { project } = store.getState();
  if (!project) return problem('crashed');
  if (!(await areEditsSaved(signal))) return problem(signal?.aborted ? 'cancelled' : 'unsaved');
  const reply = await runJob({ kind: 'export-project', projectId: project.id }, signal);
  return offerReply(reply, `${fileStem(project.name)}.ascribe.json`);
}

/** The user has been given the file: from now on it counts as the last backup. */
export async function noteBackup(): Promise<void> {
  const at = now();
  const saved = await saveLastBackup(database(), at);
  if (saved.ok) store.setState({ lastBackupAt: at });
}

/** A file with a single fault changes nothing, and each fault is named with its place. */
export async function importProjectFile(
  file: Blob,
  signal?: AbortSignal,
): Promise<ImportFileOutcome> {
  if (file.size > MAX_PROJECT_FILE_BYTES) return problem('too-large');
  // What is being saved counts as annotated here; what cannot be saved is kept in memory as it is.
  await areEditsSaved(signal);
  // From the disk: another tab may have opened another project.
  const stored = await loadProject(database());
  if (!stored) return problem('crashed');
  const here = { projectId: stored.project.id, me: stored.me };
  const reply = await runJob({ kind: 'import-project', here, file }, signal);
  if (reply.kind !== 'imported') return problem(reply.kind === 'exported' ? 'crashed' : reply.kind);
  if (!reply.result.ok) return { ok: false, problems: problemsOf(reply.result.problem) };
  await showImported(reply.result.value);
  return { ok: true, ...reply.result.value };
}

/** Shows what an import has put on the disk, here and in the other tabs. */
export async function showImported({ mode, newer }: Imported): Promise<void> {
  // The worker that has stored it cannot reach the place where the sign is kept.
  database().canary.set();
  if (mode === 'replaced-empty') closeArticle();
  for (const { articleId, rev } of newer) dropSuperseded(articleId, rev);
  const current = await loadProject(database());
  if (current) await showProject(current);
  tellOtherTabs({ kind: 'library-changed', replaced: newer });
  await askForPersistence();
}

/** What the article was imported from, byte for byte. */
export async function downloadOriginal(
  id: ArticleId,
): Promise<{ readonly fileName: string; readonly blob: Blob } | undefined> {
  const { articles, deletedArticles } = store.getState();
  const article = [...articles, ...deletedArticles].find((s) => s.article.id === id)?.article;
  const bytes = await readOriginal(database(), id);
  if (!article || !bytes) return undefined;
  // Never as text/html: a browser that opens it must not run what a page brought along.
  const blob = new Blob([new Uint8Array(bytes)], { type: 'application/octet-stream' });
  const path = article.origin.fileName ?? `${fileStem(article.title)}.txt`;
  return { fileName: path.split('/').at(-1) ?? path, blob };
}

type Reply = JobReply | { readonly kind: 'cancelled' };

function runJob(request: JobRequest, signal?: AbortSignal): Promise<Reply> {
  const worker = new Worker(new URL('../workers/project-file.worker.ts', import.meta.url), {
    type: 'module',
  });
  return workerJob(worker, request, ({ data }: MessageEvent<JobReply>) => data, signal);
}

function offerReply(reply: Reply, fileName: string): ExportOutcome {
  if (reply.kind !== 'exported') return problem(reply.kind === 'imported' ? 'crashed' : reply.kind);
  return offer(reply.result, fileName);
}

/** A file in memory that has been read back and compared, or what is wrong with it. */
export function offer(result: ExportResult, fileName: string): ExportOutcome {
  if (!result.ok) return { ok: false, problems: problemsOf(result.problem) };
  const { text, spans, articles, leftOut }: VerifiedText = result.value;
  const blob = new Blob([text], { type: 'application/json' });
  return { ok: true, file: { fileName, blob, spans, articles, leftOut } };
}

export function problemsOf(found: JobProblem): readonly FileProblem[] {
  switch (found.kind) {
    case 'file':
      return found.problems;
    case 'damaged':
      return [{ place: found.place, kind: 'damaged' }];
    case 'not-stored':
      return [{ place: '', kind: 'not-stored', detail: found.reason }];
  }
}

function problem(
  kind: 'damaged' | 'not-stored' | 'crashed' | 'unsaved' | 'too-large' | 'cancelled' | 'nothing',
): { readonly ok: false; readonly problems: readonly FileProblem[] } {
  return { ok: false, problems: [{ place: '', kind }] };
}
