import type { ArticleId } from '#domain/ids.ts';
import { type ArticleTeam as StoredTeam, readTeam } from '#storage/team-overview.ts';
import { compareInWorker } from './compare-in-worker.ts';
import { database, now, store } from './store.ts';

export type ArticleTeam = StoredTeam;

/** Who has worked on which article; screens know storage only through this. */
export function loadTeam(
  articles: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticleTeam>> {
  return readTeam(database(), articles);
}

/** Compares those whose standing is not known, one after the other; `true` if any was. `signal` calls it off. */
export async function makeStandingsKnown(
  team: ReadonlyMap<ArticleId, ArticleTeam>,
  signal: AbortSignal,
): Promise<boolean> {
  const { me } = store.getState();
  const unknown = [...team.values()].filter(
    ({ hasBegun, review }) => hasBegun && review === 'unknown',
  );
  for (const { articleId } of unknown) {
    if (!me || signal.aborted) return false;
    // oxlint-disable-next-line no-await-in-loop -- One after the other: each is held whole.
    await compareInWorker({ articleId, me: me.id, at: now(), isAsIs: true }, signal);
  }
  return unknown.length > 0;
}
