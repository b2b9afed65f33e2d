import { type KeptReviews, keepReviews as keep, readKeptReviews } from '#storage/kept-reviews.ts';
import { database, store } from './store.ts';

export type { KeptReviews } from '#storage/kept-reviews.ts';

/** What was typed about reviews when the last ones of this project were made. */
export async function keptReviews(): Promise<KeptReviews | undefined> {
  const { project } = store.getState();
  return project && readKeptReviews(database(), project.id);
}

/**
 * For the next export: what is said otherwise than `before`, which is what was read or kept the last time.
 *
 * @returns Whether it is kept. Where it is not, nothing else is lost.
 */
export async function keepReviews(
  said: KeptReviews,
  before: KeptReviews | undefined,
): Promise<boolean> {
  const { project } = store.getState();
  if (!project) return false;
  const kept = await keep(database(), project.id, said, before);
  return kept.ok;
}
