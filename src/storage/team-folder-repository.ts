import { resolveAll } from '#domain/entities/resolve-entity.ts';
import type { AnnotatorId, ArticleId, ProjectId } from '#domain/ids.ts';
import type { Result } from '#domain/result.ts';
import type { Database, TeamFolderRow } from './database.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

/** The folder that was chosen for a project. */
export async function loadTeamFolder(
  db: Database,
  projectId: ProjectId,
): Promise<TeamFolderRow | undefined> {
  const row = await db.meta.get('team-folder');
  return row?.key === 'team-folder' && row.projectId === projectId ? row : undefined;
}

/** Whether one was chosen, for whichever project. */
export async function hasTeamFolder(db: Database): Promise<boolean> {
  return (await db.meta.get('team-folder')) !== undefined;
}

export function saveTeamFolder(
  db: Database,
  row: TeamFolderRow,
): Promise<Result<unknown, StorageFailure>> {
  return write(db, [], () => db.meta.put(row));
}

/** Keeps what a sync has learnt; false, and nothing kept, where the folder was left or another chosen meanwhile. */
export function updateTeamFolder(
  db: Database,
  { id, seen, written }: Pick<TeamFolderRow, 'id' | 'seen' | 'written'>,
): Promise<Result<boolean, StorageFailure>> {
  return write(db, [], async () => {
    const row = await db.meta.get('team-folder');
    if (row?.key !== 'team-folder' || row.id !== id) return false;
    await db.meta.put({ ...row, seen, written });
    return true;
  });
}

export function forgetTeamFolder(db: Database): Promise<Result<void, StorageFailure>> {
  return write(db, [], () => db.meta.delete('team-folder'));
}

/** An article on which I have done something, and a mark that changes when I do more. */
export type OwnWork = { readonly articleId: ArticleId; readonly mark: string; readonly at: number };

/** What of my work a team's folder should hold, from small rows only. */
export async function readOwnWork(
  db: Database,
  projectId: ProjectId,
  me: AnnotatorId,
): Promise<readonly OwnWork[]> {
  const stores = [db.articles, db.layers, db.uses, db.entities, db.reviews, db.comments];
  return db.transaction('r', stores, async () => {
    const [articles, entities, layers, reviews, comments] = await Promise.all([
      db.articles.where('projectId').equals(projectId).toArray(),
      db.entities.where('projectId').equals(projectId).toArray(),
      db.layers.filter(({ annotatorId, rev }) => annotatorId === me && rev > 0).toArray(),
      db.reviews.filter(({ by }) => by === me).toArray(),
      db.comments.filter(({ by }) => by === me).toArray(),
    ]);
    const marks = new Map<ArticleId, { parts: string[]; at: number }>();
    const add = (articleId: ArticleId, part: string, at: number): void => {
      const known = marks.get(articleId);
      if (known) {
        known.parts.push(part);
        known.at = Math.max(known.at, at);
      } else marks.set(articleId, { parts: [part], at });
    };
    const uses = await db.uses.bulkGet(layers.map(({ id }) => id));
    const ends = resolveAll(entities);
    for (const [index, { articleId, id, rev }] of layers.entries()) {
      add(articleId, `${id} ${rev}`, 0);
      // Whoever is protected later has to reach the others, although no layer changes by it.
      for (const entityId of uses[index]?.entityIds ?? []) {
        if (ends.get(entityId)?.confidential) add(articleId, `protected ${entityId}`, 0);
      }
    }
    for (const { articleId, seq, at } of reviews) add(articleId, `review ${seq}`, at);
    for (const { articleId, id, at } of comments) add(articleId, `comment ${id}`, at);
    return articles.flatMap(({ id, deletedAt, updatedAt }): readonly OwnWork[] => {
      const mark = marks.get(id);
      if (!mark || deletedAt !== undefined) return [];
      const parts = mark.parts.toSorted().join(', ');
      return [{ articleId: id, mark: parts, at: Math.max(mark.at, updatedAt) }];
    });
  });
}
