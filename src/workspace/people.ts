import type { EntityId } from '#domain/ids.ts';
import type { ArticleRecord, PersonTally as Tally, Reader } from '#storage/people-repository.ts';
import type { ActRow } from '#storage/act-row.ts';
import { readActs } from '#storage/act-repository.ts';
import { loadEntities } from '#storage/project-repository.ts';
import { runPeopleJob } from './people-job.ts';
import { database, store } from './store.ts';
import type { NextPeopleAct, PeopleState } from './workspace-state.ts';

/** What one article says about somebody; screens know storage only through this. */
export type ArticleStatements = ArticleRecord;
export type PersonTally = Tally;

/** The job that counts now; a newer one ends it. */
let counting: AbortController | undefined;
/** The screens that show people; after the last one nothing is kept up to date. */
let watchers = 0;

/** Keeps the registry up to date while a screen shows it; returns the way to stop. */
export function watchPeople(): () => void {
  watchers += 1;
  void loadPeople();
  return () => {
    watchers -= 1;
    // A screen that follows at once takes over what there is.
    setTimeout(() => {
      if (watchers > 0) return;
      counting?.abort();
      store.setState({ people: undefined });
    });
  };
}

/** Reads the registry anew where a screen shows it: an act, another tab or an import has changed it. */
export async function refreshPeople(): Promise<void> {
  if (watchers > 0) await loadPeople();
}

async function loadPeople(): Promise<void> {
  const { project } = store.getState();
  if (!project) return;
  const [entities, acts] = await Promise.all([
    loadEntities(database(), project.id),
    readActs(database(), project.id),
  ]);
  if (store.getState().project?.id !== project.id) return;
  change((people) => ({
    ...people,
    entities,
    undo: nextOf(acts.undo.at(-1)),
    redo: nextOf(acts.redo.at(-1)),
  }));
  recountPeople();
}

/** Counts who said how much, where a screen shows it. Layers counted before are not read again. */
export function recountPeople(): void {
  if (watchers === 0) return;
  change((people) => ({ ...people, version: people.version + 1 }));
  void count();
}

async function count(): Promise<void> {
  const reader = readerOf();
  if (!reader) return;
  counting?.abort();
  const job = new AbortController();
  counting = job;
  const reply = await runPeopleJob(
    { kind: 'overview', reader },
    {
      signal: job.signal,
      onProgress: (share) => {
        change((people) => ({ ...people, counting: share }));
      },
    },
  );
  if (counting !== job) return;
  counting = undefined;
  const overview = reply.kind === 'overview' ? reply.overview : undefined;
  change((people) => ({ ...people, counting: undefined, ...(overview && { overview }) }));
}

/** Everything that my layers say about somebody. `undefined`: called off, or it cannot be read. */
export async function readStatements(
  entityId: EntityId,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<readonly ArticleStatements[] | undefined> {
  const reader = readerOf();
  if (!reader) return undefined;
  const reply = await runPeopleJob(
    { kind: 'statements', reader, entityId },
    { onProgress, signal },
  );
  return reply.kind === 'statements' ? reply.records : undefined;
}

const NOBODY: PeopleState = {
  version: 0,
  entities: [],
  overview: undefined,
  counting: undefined,
  undo: undefined,
  redo: undefined,
};

function change(edit: (people: PeopleState) => PeopleState): void {
  if (watchers > 0) store.setState(({ people }) => ({ people: edit(people ?? NOBODY) }));
}

function nextOf(row: ActRow | undefined): NextPeopleAct | undefined {
  return row && { rev: row.rev, act: row.act, names: row.names };
}

function readerOf(): Reader | undefined {
  const { project, me } = store.getState();
  return project && me && { projectId: project.id, me: me.id };
}
