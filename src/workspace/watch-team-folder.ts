import { hasTeamFolder } from '#storage/team-folder-repository.ts';
import { database, store } from './store.ts';

/**
 * Syncs with the folder that a team shares now and whenever one comes back, where one was chosen; only then is
 * the rest of it fetched. Returns what ends it.
 */
export function watchTeamFolder(): () => void {
  const comeBack = (): void => {
    // It can wait for the next time: a failure to fetch it is none of what the user is doing.
    if (document.visibilityState === 'visible') void syncIfChosen().catch(() => undefined);
  };
  window.addEventListener('focus', comeBack);
  document.addEventListener('visibilitychange', comeBack);
  comeBack();
  return () => {
    window.removeEventListener('focus', comeBack);
    document.removeEventListener('visibilitychange', comeBack);
  };
}

async function syncIfChosen(): Promise<void> {
  const isShown = store.getState().teamFolder !== undefined;
  if (!isShown && !(await hasTeamFolder(database()))) return;
  const { syncTeamFolder } = await import('./team-folder.ts');
  await syncTeamFolder();
}
