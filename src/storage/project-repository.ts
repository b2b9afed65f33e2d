import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotatorId, Instant, ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project/project.ts';
import type { Result } from '#domain/result.ts';
import type { Database } from './database.ts';
import type { StorageFailure } from './save-failure.ts';
import { write } from './write.ts';

export type CurrentProject = {
  readonly project: Project;
  /** Whose layers are written on this machine. */
  readonly me: AnnotatorId;
};

/** The project that is worked on; none on the first visit. */
export async function loadProject(db: Database): Promise<CurrentProject | undefined> {
  return db.transaction('r', [db.meta, db.projects], () => readCurrent(db));
}

/** To be called inside a transaction over `meta` and `projects`. */
async function readCurrent(db: Database): Promise<CurrentProject | undefined> {
  const current = await db.meta.get('current');
  if (current?.key !== 'current') return undefined;
  const project = await db.projects.get(current.projectId);
  return project && { project, me: current.me };
}

/** Stores the first project; where there is a current one already, that is left as it is and given back. */
export function beginProject(
  db: Database,
  first: CurrentProject,
): Promise<Result<CurrentProject, StorageFailure>> {
  return write(db, [db.projects], async () => {
    const current = await readCurrent(db);
    if (current) return current;
    await putCurrent(db, first);
    return first;
  });
}

/**
 * Reads and writes in one transaction, so that two tabs do not undo each other's change. `undefined`:
 * that project is not the current one any more, and nothing was changed.
 */
export function updateProject(
  db: Database,
  id: ProjectId,
  change: (project: Project) => Project,
): Promise<Result<Project | undefined, StorageFailure>> {
  return write(db, [db.projects], async () => {
    const current = await readCurrent(db);
    if (current?.project.id !== id) return undefined;
    const changed = change(current.project);
    await db.projects.put(changed);
    return changed;
  });
}

/** Stores the project and makes it the current one. */
export function saveProject(
  db: Database,
  project: Project,
  me: AnnotatorId,
): Promise<Result<void, StorageFailure>> {
  return write(db, [db.projects], () => putCurrent(db, { project, me }));
}

async function putCurrent(db: Database, { project, me }: CurrentProject): Promise<void> {
  await Promise.all([
    db.projects.put(project),
    db.meta.put({ key: 'current', projectId: project.id, me }),
  ]);
}

/** Sorted by id. */
export function loadEntities(db: Database, projectId: ProjectId): Promise<readonly Entity[]> {
  return db.entities.where('projectId').equals(projectId).sortBy('id');
}

/** When a project file was last downloaded. */
export async function loadLastBackup(db: Database): Promise<Instant | undefined> {
  const row = await db.meta.get('last-backup');
  return row?.key === 'last-backup' ? row.at : undefined;
}

export function saveLastBackup(db: Database, at: Instant): Promise<Result<void, StorageFailure>> {
  return write(db, [], async () => {
    await db.meta.put({ key: 'last-backup', at });
  });
}
