import { forgetPseudonyms as forgetKept, readPseudonyms } from '#storage/kept-pseudonyms.ts';
import { notify } from './notices.ts';
import { database, store } from './store.ts';

/** How many pseudonyms exports of this project have given. */
export async function countPseudonyms(): Promise<number> {
  const { project } = store.getState();
  return project ? (await readPseudonyms(database(), project.id)).length : 0;
}

/** What exports have called people is not used again: the next one gives new pseudonyms. */
export async function forgetPseudonyms(): Promise<void> {
  const outcome = await forgetKept(database());
  if (!outcome.ok) notify('save-failed', { reason: outcome.error.reason });
}
