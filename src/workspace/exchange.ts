import { sortedAnnotations, sortedRelations } from '#domain/annotation/build-layer-state.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { ArticleId } from '#domain/ids.ts';
import type { FileProblem as FormatProblem } from '#formats/file-problem.ts';
import { encodeProjectFile } from '#formats/project-file/encode-project-file.ts';
import { readOriginal } from '#storage/article-repository.ts';
import type { JobReply, JobRequest } from '#storage/job-messages.ts';
import type { Imported, JobProblem, VerifiedText } from '#storage/project-file-jobs.ts';
import { loadProject, saveLastBackup } from '#storage/project-repository.ts';
import { askForPersistence, showProject } from './boot.ts';
import { closeArticle } from './open-article.ts';
import { database, now, runtime, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

/** What keeps a file from being offered or taken. Screens know formats only through this. */
export type FileProblem =
  | FormatProblem
  | {
      readonly place: string;
      readonly kind: 'damaged' | 'not-stored' | 'crashed' | 'unsaved' | 'too-large' | 'cancelled';
      readonly detail?: string;
    };

export type VerifiedFile = {
  readonly fileName: string;
  readonly blob: Blob;
  /** Spans that were sliced and compared, all of them good. */
  readonly spans: number;
  readonly articles: number;
};

export type ExportOutcome =
  | { readonly ok: true; readonly file: VerifiedFile }
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

export type ImportFileOutcome =
  | ({ readonly ok: true } & Imported)
  | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** JavaScript cannot hold a longer text in one piece. */
const MAX_PROJECT_FILE_BYTES = 400 * 1024 * 1024;

/** The whole project, read back and compared before it is offered. `signal` calls it off. */
export async function exportProject(signal?: AbortSignal): Promise<ExportOutcome> {
  const { project } = store.getState();
  if (!project) return problem('crashed');
  if (!(await areEditsSaved())) return problem('unsaved');
  const reply = await runJob({ kind: 'export-project', projectId: project.id }, signal);
  return offer(reply, `${fileStem(project.name)}.ascribe.json`);
}

/** The user has been given the file: from now on it counts as the last backup. */
export async function noteBackup(): Promise<void> {
  const at = now();
  const saved = await saveLastBackup(database(), at);
  if (saved.ok) store.setState({ lastBackupAt: at });
}

/** One article with my annotations as plain JSON, read back and compared before it is offered. */
export async function exportAnnotations(
  id: ArticleId,
  signal?: AbortSignal,
): Promise<ExportOutcome> {
  const { project, me, articles } = store.getState();
  const article = articles.find((summary) => summary.article.id === id)?.article;
  if (!project || !me || !article) return problem('crashed');
  if (!(await areEditsSaved())) return problem('unsaved');
  const reply = await runJob(
    { kind: 'export-annotations', projectId: project.id, articleId: id, annotatorId: me.id },
    signal,
  );
  return offer(reply, `${fileStem(article.title)}.annotations.json`);
}

/** A file with a single fault changes nothing, and each fault is named with its place. */
export async function importProjectFile(
  file: File,
  signal?: AbortSignal,
): Promise<ImportFileOutcome> {
  const { project } = store.getState();
  if (!project) return problem('crashed');
  if (file.size > MAX_PROJECT_FILE_BYTES) return problem('too-large');
  const reply = await runJob({ kind: 'import-project', projectId: project.id, file }, signal);
  if (reply.kind !== 'imported') return problem(reply.kind === 'exported' ? 'crashed' : reply.kind);
  if (!reply.result.ok) return { ok: false, problems: problemsOf(reply.result.problem) };
  const current = await loadProject(database());
  if (current) {
    if (reply.result.value.mode === 'replaced-empty') closeArticle();
    await showProject(current);
  }
  tellOtherTabs({ kind: 'library-changed' });
  await askForPersistence();
  return { ok: true, ...reply.result.value };
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
  return { fileName: article.origin.fileName ?? `${fileStem(article.title)}.txt`, blob };
}

/** The open article with all its edits, also those that could not be saved, as a project file. */
export function emergencyFile(): { readonly fileName: string; readonly blob: Blob } | undefined {
  const { open, project } = store.getState();
  if (!open || !project) return undefined;
  const { article, revision, layer, state } = open;
  const text = encodeProjectFile({
    project,
    entities: [...valuesOf(state.entities)].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    articles: [
      {
        article,
        revision,
        layers: [
          { layer, annotations: sortedAnnotations(state), relations: sortedRelations(state) },
        ],
      },
    ],
  });
  return {
    fileName: `${fileStem(article.title)}.ascribe.json`,
    blob: new Blob([text], { type: 'application/json' }),
  };
}

type Reply = JobReply | { readonly kind: 'cancelled' };

/** Each job has a worker of its own: ending it cancels the job, and its transaction is taken back. */
function runJob(request: JobRequest, signal?: AbortSignal): Promise<Reply> {
  const worker = new Worker(new URL('../workers/project-file.worker.ts', import.meta.url), {
    type: 'module',
  });
  return new Promise<Reply>((resolve) => {
    const finish = (reply: Reply): void => {
      worker.terminate();
      resolve(reply);
    };
    worker.addEventListener('message', (event: MessageEvent<JobReply>) => finish(event.data));
    worker.addEventListener('error', (event) =>
      finish({ kind: 'crashed', message: event.message }),
    );
    signal?.addEventListener('abort', () => finish({ kind: 'cancelled' }));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker has none.
    worker.postMessage(request);
  });
}

function offer(reply: Reply, fileName: string): ExportOutcome {
  if (reply.kind !== 'exported') return problem(reply.kind === 'imported' ? 'crashed' : reply.kind);
  if (!reply.result.ok) return { ok: false, problems: problemsOf(reply.result.problem) };
  const { text, spans, articles }: VerifiedText = reply.result.value;
  const blob = new Blob([text], { type: 'application/json' });
  return { ok: true, file: { fileName, blob, spans, articles } };
}

function problemsOf(found: JobProblem): readonly FileProblem[] {
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
  kind: 'damaged' | 'not-stored' | 'crashed' | 'unsaved' | 'too-large' | 'cancelled',
): { readonly ok: false; readonly problems: readonly FileProblem[] } {
  return { ok: false, problems: [{ place: '', kind }] };
}

/** Exports read the disk; an edit that is still only in memory would be missing from them. */
async function areEditsSaved(): Promise<boolean> {
  const sessions = [...runtime.unsettled.values(), ...(runtime.session ? [runtime.session] : [])];
  if (sessions.some(({ saver }) => saver.state().kind === 'failed')) return false;
  await Promise.all(sessions.map(({ saver }) => saver.settled()));
  return true;
}

/** A name that every file system takes; letters of any script stay. */
function fileStem(name: string): string {
  const stem = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gv, '-')
    .slice(0, 60)
    .replaceAll(/^-+|-+$/gv, '');
  return stem === '' ? 'ascribe' : stem;
}
