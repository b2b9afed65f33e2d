import type { ProjectId, TextHash } from '#domain/ids.ts';
import type { Database } from './database.ts';
import type { AlikeArticle, KnownArticle } from './import-messages.ts';
import type { NearDuplicate } from './near-duplicates.ts';

/** The project's article of exactly this text; one in the library rather than one that was deleted. */
export async function findKnown(
  db: Database,
  projectId: ProjectId,
  hash: TextHash,
): Promise<KnownArticle | undefined> {
  return (await findAllKnown(db, projectId, [hash])).get(hash);
}

/** As `findKnown`, of several texts at once. */
export async function findAllKnown(
  db: Database,
  projectId: ProjectId,
  hashes: readonly TextHash[],
): Promise<ReadonlyMap<TextHash, KnownArticle>> {
  const same = await db.articles.where('textHash').anyOf(hashes).toArray();
  const known = new Map<TextHash, KnownArticle>();
  for (const { id, title, projectId: itsProject, textHash, deletedAt } of same) {
    const isDeleted = deletedAt !== undefined;
    const before = known.get(textHash);
    const isBetter = before === undefined || (before.isDeleted && !isDeleted);
    if (itsProject === projectId && isBetter) known.set(textHash, { id, title, isDeleted });
  }
  return known;
}

/** Only what is in the library is compared. */
export function alikeOf({ articleId, title, alike }: NearDuplicate): AlikeArticle {
  return { id: articleId, title, isDeleted: false, share: alike };
}
