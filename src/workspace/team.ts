import type { ArticleId } from '#domain/ids.ts';
import { type ArticleTeam as StoredTeam, readTeam } from '#storage/team-overview.ts';
import { database } from './store.ts';

export type ArticleTeam = StoredTeam;

/** Who has worked on which article; screens know storage only through this. */
export function loadTeam(
  articles: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, ArticleTeam>> {
  return readTeam(database(), articles);
}
