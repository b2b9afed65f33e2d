import { DEFAULT_CODEBOOK } from '#domain/codebook/default-codebook.ts';
import { type AnnotatorId, type ProjectId, brand } from '#domain/ids.ts';
import type { Annotator, Project } from '#domain/project/project.ts';
import { acceptMissingData, openDatabase } from '#storage/open-database.ts';
import { requestPersistence } from '#storage/persistence.ts';
import {
  type CurrentProject,
  beginProject,
  loadLastBackup,
  loadProject,
} from '#storage/project-repository.ts';
import type { Database } from '#storage/database.ts';
import { listenToOtherTabs } from './hear-tabs.ts';
import { refreshLibrary } from './library-list.ts';
import { closeArticle } from './open-article.ts';
import { loadPreferences } from './preferences.ts';
import { database, newId, now, runtime, store } from './store.ts';
import type { BootState } from './workspace-state.ts';

const DEFAULT_PROJECT_NAME = 'My project';
const DEFAULT_ANNOTATOR_NAME = 'Me';

/** Opens the database and reads what the library shows. Runs once, at start. */
export async function boot(): Promise<void> {
  loadPreferences();
  const opened = await openDatabase({ onReplaced: () => fail('newer-version') });
  if (!opened.ok) {
    fail(opened.error.kind);
    return;
  }
  runtime.database = opened.value;
  try {
    const current = (await loadProject(opened.value)) ?? (await startProject(opened.value));
    await showProject(current);
    if (store.getState().articles.length > 0) await askForPersistence();
    store.setState({ boot: { kind: 'ready' } });
    listenToOtherTabs(showProject);
  } catch {
    fail('storage-unavailable');
  }
}

/** The recovery screen's second answer: there was work, it cannot be found, start with an empty database after all. */
export async function resetAfterMissingData(): Promise<void> {
  acceptMissingData();
  await boot();
}

/** Asked for when there is something worth keeping: browsers refuse a page that has no data yet. */
export async function askForPersistence(): Promise<void> {
  if (store.getState().persistence !== 'granted') {
    store.setState({ persistence: await requestPersistence() });
  }
}

/** Makes a project the one that is shown: at start, and after everything was deleted or restored. */
export async function showProject({ project, me }: CurrentProject): Promise<void> {
  store.setState({
    project,
    me: project.annotators.find((annotator) => annotator.id === me) ?? {
      id: me,
      name: DEFAULT_ANNOTATOR_NAME,
    },
    lastBackupAt: await loadLastBackup(database()),
  });
  await refreshLibrary();
}

/** For a tab that finds that another one has opened another project. */
export async function showStoredProject(): Promise<void> {
  const current = await loadProject(database());
  if (!current) return;
  const { project, me } = store.getState();
  if (current.project.id !== project?.id || current.me !== me?.id) closeArticle();
  await showProject(current);
}

/** The first project, unless another tab has begun one at the same moment: then that one. */
export async function startProject(db: Database): Promise<CurrentProject> {
  const me: Annotator = { id: brand<AnnotatorId>(newId()), name: DEFAULT_ANNOTATOR_NAME };
  const project: Project = {
    id: brand<ProjectId>(newId()),
    name: DEFAULT_PROJECT_NAME,
    codebook: DEFAULT_CODEBOOK,
    codebookHistory: [],
    annotators: [me],
    settings: { enabledLabels: [] },
    createdAt: now(),
  };
  const begun = await beginProject(db, { project, me: me.id });
  if (!begun.ok) throw new Error(`the first project could not be stored: ${begun.error.reason}`);
  return begun.value;
}

function fail(reason: Extract<BootState, { kind: 'failed' }>['reason']): void {
  store.setState({ boot: { kind: 'failed', reason } });
}
