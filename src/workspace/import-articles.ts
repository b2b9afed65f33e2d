import type { ArticleId } from '#domain/ids.ts';
import { groupFiles } from '#formats/articles/group-files.ts';
import type {
  ImportProgress,
  ImportSource as StoredImportSource,
} from '#storage/import-messages.ts';
import { loadProject } from '#storage/project-repository.ts';
import { askForPersistence, showStoredProject } from './boot.ts';
import { importProjectFile } from './exchange.ts';
import {
  type ImportOutcome,
  NOTHING_IMPORTED,
  outcomeOf,
  projectFilesOf,
} from './import-outcome.ts';
import { type ImportRun, type ImportSession, startImportSession } from './import-session.ts';
import { refreshLibrary } from './library-list.ts';
import { notify } from './notices.ts';
import { isPacket } from './packet-head.ts';
import { ReceivedFile } from './received-file.ts';
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

/** The sources that files are: those that belong together are one. A file's name is its path where it came in a folder. */
export async function sourcesOf(files: readonly File[]): Promise<readonly ImportSource[]> {
  const named = files.map((file) => ({ name: file.webkitRelativePath || file.name, blob: file }));
  const groups = await groupFiles(named);
  return groups.map((file) => ({
    kind: file.blob instanceof ReceivedFile ? 'browser' : 'file',
    ...file,
  }));
}

/** Takes files, those of projects too; one that fails never stops the rest. */
export async function importFiles(
  files: readonly File[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  return importSources(await sourcesOf(files), options);
}

export async function importSources(
  sources: readonly ImportSource[],
  options: ImportOptions = {},
): Promise<ImportOutcome> {
  if (sources.length === 0) return NOTHING_IMPORTED;
  const run = await runSources(sources, options);
  const read = outcomeOf(run, sources);
  // A worker that was ended in the middle may have stored more than it has told.
  if (read.taken.length > 0 || run.stopped !== undefined || run.wasCancelled) await showTaken(read);
  const projectFiles: ImportOutcome['projectFiles'][number][] = [];
  const packets: ImportOutcome['packets'][number][] = [];
  for (const { place, blob } of projectFilesOf(run)) {
    // oxlint-disable-next-line no-await-in-loop -- Reads its beginning only.
    if (await isPacket(blob)) {
      packets.push({ fileName: place, blob });
      continue;
    }
    // oxlint-disable-next-line no-await-in-loop -- The first one may become the project of the next.
    const outcome = await importProjectFile(blob, options.signal);
    projectFiles.push({ fileName: place, outcome });
  }
  return { ...read, projectFiles, packets };
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

async function runSources(
  sources: readonly ImportSource[],
  { session: given, onProgress, signal }: ImportOptions,
): Promise<ImportRun> {
  const session = given ?? startImportSession();
  try {
    return await session.run(sources, onProgress ?? (() => undefined), signal);
  } finally {
    if (!given) session.end();
  }
}

async function showTaken(outcome: ImportOutcome): Promise<void> {
  // The worker that has stored it cannot reach the place where the sign is kept.
  if (outcome.taken.length > 0) database().canary.set();
  const [only] = outcome.taken;
  if (only && outcome.taken.length === 1) tellNotes(only);
  // Another tab may have opened another project: then the articles are in that one.
  const current = await loadProject(database());
  if (current?.project.id === store.getState().project?.id) await refreshLibrary();
  else await showStoredProject();
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
