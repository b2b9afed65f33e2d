import type { TeamFolderRow } from '#storage/database.ts';
import { type CurrentProject, loadProject } from '#storage/project-repository.ts';
import {
  forgetTeamFolder,
  loadTeamFolder,
  readOwnWork,
  saveTeamFolder,
  updateTeamFolder,
} from '#storage/team-folder-repository.ts';
import { areEditsSaved } from './edits-saved.ts';
import { ownFolderName } from './folder-files.ts';
import { notify } from './notices.ts';
import { lookAtPacket, makeTeamFile, takePacket } from './packets.ts';
import { database, newId, now, store } from './store.ts';
import { type SyncActs, type WaitingFile as Waiting, syncFolder } from './sync-folder.ts';
import type { TeamFolderState } from './team-folder-state.ts';

export type WaitingFile = Waiting;

/** Not in every browser yet, and not in the types of the platform. */
type Picker = (options: { readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
type Permitted = FileSystemDirectoryHandle & {
  readonly queryPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
  readonly requestPermission?: (wish: { readonly mode: 'readwrite' }) => Promise<PermissionState>;
};

const WRITE = { mode: 'readwrite' } as const;

function picker(): Picker | undefined {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- The platform's types lack it.
  const found = Reflect.get(window, 'showDirectoryPicker') as Picker | undefined;
  return found?.bind(window);
}

/** Whether this browser can share a folder at all. */
export function canShareFolder(): boolean {
  return picker() !== undefined;
}

/** Has the user choose the folder, and syncs for the first time. False when they did not, or when it cannot be kept. */
export async function chooseTeamFolder(): Promise<boolean> {
  const handle = await picker()?.(WRITE).catch(() => undefined);
  const current = await loadProject(database());
  if (!handle || !current) return false;
  const saved = await saveTeamFolder(database(), {
    key: 'team-folder',
    id: newId(),
    projectId: current.project.id,
    handle,
    seen: {},
    written: {},
  });
  if (!saved.ok) {
    notify('save-failed', { reason: saved.error.reason });
    return false;
  }
  await syncTeamFolder();
  return true;
}

/** The folder and what lies in it stay as they are. */
export async function leaveTeamFolder(): Promise<void> {
  const forgotten = await forgetTeamFolder(database());
  if (forgotten.ok) store.setState({ teamFolder: undefined });
  else notify('save-failed', { reason: forgotten.error.reason });
}

/** Asks the browser again, which only an act of the user may, and syncs. */
export async function allowTeamFolder(): Promise<void> {
  const row = await currentRow();
  const handle: Permitted | undefined = row?.handle;
  await handle?.requestPermission?.(WRITE).catch(() => undefined);
  await syncTeamFolder();
}

/** One tab at a time, and one sync after the other: coming back fires more than one event. */
const LOCK = 'ascribe-team-folder';

/** Writes what is mine and takes what is others', if the browser allows it without being asked. */
export async function syncTeamFolder(): Promise<void> {
  await navigator.locks.request(LOCK, { ifAvailable: true }, async (lock) => {
    if (lock) await sync();
  });
}

async function sync(): Promise<void> {
  const row = await currentRow();
  if (!row) {
    store.setState({ teamFolder: undefined });
    return;
  }
  const handle: Permitted = row.handle;
  const granted = await handle.queryPermission?.(WRITE).catch(() => undefined);
  show({
    name: handle.name,
    access: granted === 'prompt' || granted === 'denied' ? 'ask' : 'granted',
  });
  const current = await loadProject(database());
  if (!current || store.getState().teamFolder?.access === 'ask') return;
  show({ isSyncing: true });
  const synced = await syncRow(row, current);
  const kept = synced && (await updateTeamFolder(database(), { id: row.id, ...synced.memory }));
  const isLeft = kept?.ok ? !kept.value : (await currentRow())?.id !== row.id;
  if (isLeft) {
    // It was left, or another was chosen, while this one was read and written.
    store.setState({ teamFolder: undefined });
    await sync();
  } else if (synced) {
    show({ report: synced.report, isSyncing: false, syncedAt: now() });
  } else {
    // The drive is not there, the folder was moved, or the browser has changed its mind.
    show({ access: 'gone', isSyncing: false });
  }
}

async function syncRow(
  { handle, id, seen, written }: TeamFolderRow,
  { project, me }: CurrentProject,
): Promise<Awaited<ReturnType<typeof syncFolder>> | undefined> {
  try {
    await areEditsSaved();
    const work = await readOwnWork(database(), project.id, me);
    const own = { me, folder: ownFolderName(me, id), work };
    return await syncFolder(handle, own, { seen, written }, ACTS);
  } catch {
    return undefined;
  }
}

const ACTS: SyncActs = {
  make: makeTeamFile,
  look: (file) => lookAtPacket(file, 'mine'),
  take: (file, { basis }) =>
    takePacket(file, { basis, mine: 'mine', names: {}, articles: {}, layers: {}, entities: {} }),
};

async function currentRow() {
  const current = await loadProject(database());
  return current && loadTeamFolder(database(), current.project.id);
}

function show(part: Partial<TeamFolderState>): void {
  store.setState(({ teamFolder }) => ({
    teamFolder: { ...(teamFolder ?? NOT_YET), ...part },
  }));
}

const NOT_YET: TeamFolderState = {
  name: '',
  access: 'granted',
  isSyncing: false,
  report: undefined,
  syncedAt: undefined,
};
