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
  const same = await db.articles
    .where('textHash')
    .equals(hash)
    .filter((article) => article.projectId === projectId)
    .toArray();
  const found = same.find(({ deletedAt }) => deletedAt === undefined) ?? same[0];
  return found && { id: found.id, title: found.title, isDeleted: found.deletedAt !== undefined };
}

/** Only what is in the library is compared. */
export function alikeOf({ articleId, title, alike }: NearDuplicate): AlikeArticle {
  return { id: articleId, title, isDeleted: false, share: alike };
}
