import type { ArticleId } from '#domain/ids.ts';
import type {
  ImportProgress,
  ImportSource as StoredImportSource,
} from '#storage/import-messages.ts';
import { askForPersistence } from './boot.ts';
import { importProjectFile } from './exchange.ts';
import { type ImportOutcome, NOTHING_IMPORTED, outcomeOf } from './import-outcome.ts';
import { type ImportSession, startImportSession } from './import-session.ts';
import { isProjectFile } from './is-project-file.ts';
import { refreshLibrary } from './library-list.ts';
import { notify } from './notices.ts';
import { database, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

export type ImportSource = StoredImportSource;

export type ImportOptions = {
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called off: what is stored already stays, and the outcome tells of it. */
  readonly signal?: AbortSignal;
  /** A session that has looked at the sources; the caller ends it. */
  readonly session?: ImportSession;
};

/** The source that a file is; its name is its path where it came in a folder. */
export function sourceOf(file: File): ImportSource {
  const path = file.webkitRelativePath;
  return { kind: 'file', name: path === '' ? file.name : path, blob: file };
}

/** Takes files, those of projects too; one that fails never stops the rest. */
export async function importFiles(
  files: readonly File[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  return importSources(files.map(sourceOf), options);
}

export async function importSources(
  sources: readonly ImportSource[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  const { projects, articles } = await sortOut(sources);
  const projectFiles: ImportOutcome['projectFiles'][number][] = [];
  for (const { name, blob } of projects) {
    // oxlint-disable-next-line no-await-in-loop -- The first one may become the project of the next.
    const outcome = await importProjectFile(blob, options.signal);
    projectFiles.push({ fileName: name, outcome });
  }
  if (articles.length === 0) return { ...NOTHING_IMPORTED, projectFiles };
  const outcome = { ...(await runSources(articles, options)), projectFiles };
  await showTaken(outcome);
  return outcome;
}

/** `html` is what a rich-text clipboard held; it goes the same way as an HTML file. */
export async function importPaste(
  paste: { readonly text: string; readonly html?: string },
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  return importSources([{ kind: 'paste', ...paste }], options);
}

/** The article written for this project to try things on; where it is here already, that one. */
export async function importSample(): Promise<ArticleId> {
  const { SAMPLE_ARTICLE } = await import('#formats/articles/sample-article.ts');
  const { fileName, text } = SAMPLE_ARTICLE;
  const outcome = await importSources([
    { kind: 'sample', name: fileName, blob: new Blob([text]), choices: { takesDuplicates: true } },
  ]);
  const [taken] = outcome.taken;
  if (!taken)
    throw new Error(`the sample article was not taken: ${outcome.failed[0]?.detail ?? ''}`);
  return taken.id;
}

type FileSource = Exclude<ImportSource, { kind: 'paste' }>;

async function sortOut(
  sources: readonly ImportSource[],
): Promise<{ projects: readonly FileSource[]; articles: readonly ImportSource[] }> {
  const projects: FileSource[] = [];
  const articles: ImportSource[] = [];
  for (const source of sources) {
    // oxlint-disable-next-line no-await-in-loop -- Reads a few bytes, of files of one ending only.
    if (source.kind === 'file' && (await isProjectFile(source.name, source.blob))) {
      projects.push(source);
    } else {
      articles.push(source);
    }
  }
  return { projects, articles };
}

async function runSources(
  sources: readonly ImportSource[],
  { session: given, onProgress, signal }: ImportOptions,
): Promise<ImportOutcome> {
  const session = given ?? startImportSession();
  try {
    const run = await session.run(sources, onProgress ?? (() => undefined), signal);
    return outcomeOf(run, sources);
  } finally {
    if (!given) session.end();
  }
}

async function showTaken(outcome: ImportOutcome): Promise<void> {
  if (outcome.taken.length === 0) return;
  // The worker that has stored it cannot reach the place where the sign is kept.
  database().canary.set();
  const [only] = outcome.taken;
  if (only && outcome.taken.length === 1) tellNotes(only);
  await refreshLibrary();
  tellOtherTabs({ kind: 'library-changed' });
  if (store.getState().articles.length > 0) await askForPersistence();
}

/** What was guessed or repaired on the way in is said: wrong quotation marks are easily overlooked. */
function tellNotes({ title, notes }: ImportOutcome['taken'][number]): void {
  for (const note of notes) {
    if (note.kind === 'encoding') notify('read-as', { title, encoding: note.encoding });
    if (note.kind === 'damaged-characters')
      notify('damaged-characters', { title, count: note.count });
  }
}
