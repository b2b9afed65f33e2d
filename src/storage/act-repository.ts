import { applyCommand } from '#domain/annotation/apply-command.ts';
import { entityIdsOf } from '#domain/annotation/count-layer.ts';
import { type Move, planMoves, reversedMove } from '#domain/annotation/move-uses.ts';
import { type EntityChange, applyEntityChange, reversed } from '#domain/entities/entity-change.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { EntityId, Instant, LayerId, ProjectId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { ActRow, LayerMoves, PeopleAct } from './act-row.ts';
import { type Database, type LayerRow, type UsesRow, rowsOf } from './database.ts';
import { type History, foldHistory } from './fold-history.ts';
import type { LogRow } from './log-entry.ts';
import { loadEntities } from './project-repository.ts';
import { readLayer } from './read-layer.ts';
import type { StorageFailure } from './save-failure.ts';
import { failureOf, writeOrThrow } from './write.ts';

export type ActRefusal =
  /** What is stored is not what the act builds on any more: another tab, or an edit since. Nothing was changed. */
  | { readonly kind: 'changed' }
  /** There is nothing to take back, or something else by now. */
  | { readonly kind: 'moved-on' }
  /** Another project is worked on by now. */
  | { readonly kind: 'not-current' };

type ActFailure = StorageFailure | ActRefusal;

export type ActDone = {
  readonly row: ActRow;
  /** Layers that were written, with their revision now. */
  readonly layers: readonly { readonly layerId: LayerId; readonly rev: number }[];
};

export type ActOutcome = Result<ActDone, ActFailure>;

export type ActRequest = {
  readonly projectId: ProjectId;
  readonly act: PeopleAct;
  /** For the words; those of `entityIds` as they are stored, where this is left out. */
  readonly names?: readonly string[];
  readonly at: Instant;
  /** Rows that the act may change or rests on; `plan` is given them as they are stored. */
  readonly entityIds: readonly EntityId[];
  readonly plan: (
    find: (id: EntityId) => Entity | undefined,
  ) => Result<readonly EntityChange[], unknown>;
  readonly layers?: readonly LayerMoves[];
};

/** Acts that stay in the log. */
const KEPT_ACTS = 500;
/** Another tab may write to a layer again and again; at some point the user is told instead. */
const MAX_TRIES = 3;

/**
 * Does one act on people and sources: their rows, the layers concerned and the log in one strict
 * transaction. The plan is made from the rows as they are stored, inside of it.
 */
export function doAct(db: Database, request: ActRequest): Promise<ActOutcome> {
  const { projectId, act, at, entityIds, plan, layers = [] } = request;
  return commit(db, { projectId, at, layers }, async () => {
    const find = await finderOf(db, entityIds);
    const planned = plan(find);
    if (!planned.ok) throw new Refused({ kind: 'changed' });
    const names = request.names ?? entityIds.map((id) => find(id)?.name ?? '');
    return { kind: 'do', act, names, changes: planned.value };
  });
}

/**
 * Takes back the latest act, or does again what was taken back last. `rev`: the entry that the user has seen
 * as the next one; where it is another by now, nothing happens.
 */
export async function turnAct(
  db: Database,
  projectId: ProjectId,
  turn: 'undo' | 'redo',
  rev: number,
  at: Instant,
): Promise<ActOutcome> {
  const entry = (await readActs(db, projectId))[turn].at(-1);
  if (entry?.rev !== rev) return err({ kind: 'moved-on' });
  const layers = entry.layers.map(({ layerId, moves }) => ({
    layerId,
    moves: moves.map(reversedMove),
  }));
  return commit(db, { projectId, at, layers }, async () => {
    const top = (await readActs(db, projectId))[turn].at(-1);
    if (top?.rev !== rev) throw new Refused({ kind: 'moved-on' });
    const wanted = entry.changes.map(reversed).toReversed();
    const changes = await applyChanges(db, wanted);
    return { kind: turn, act: entry.act, names: entry.names, changes, of: rev };
  });
}

/** What can be undone and redone, as far back as the log is kept. */
export async function readActs(db: Database, projectId: ProjectId): Promise<History<ActRow>> {
  return foldHistory(await actsOf(db, projectId).toArray());
}

class Refused extends Error {
  override readonly name = 'Refused';
  readonly refusal: ActRefusal;

  constructor(refusal: ActRefusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** A layer is not at the revision that was read any more: it is read again. */
class LayerMovedOn extends Error {
  override readonly name = 'LayerMovedOn';
}

type Frame = {
  readonly projectId: ProjectId;
  readonly at: Instant;
  readonly layers: readonly LayerMoves[];
};
type Planned = Omit<ActRow, 'projectId' | 'rev' | 'at' | 'layers'>;

async function commit(
  db: Database,
  frame: Frame,
  work: () => Promise<Planned>,
): Promise<ActOutcome> {
  const tables = [db.entities, db.acts, db.layers, db.uses, db.log];
  for (let tries = 1; ; tries += 1) {
    try {
      // Layers are put together before the transaction: it holds up everyone else's while it lasts.
      // oxlint-disable-next-line no-await-in-loop -- A second try follows the first.
      const rewritten = await rewriteLayers(db, frame);
      // oxlint-disable-next-line no-await-in-loop -- See above.
      const done = await writeOrThrow(db, tables, async (): Promise<ActDone> => {
        await checkCurrent(db, frame.projectId);
        const planned = await work();
        // None of the places chosen is what it was.
        if (planned.kind === 'do' && frame.layers.length > 0 && rewritten.length === 0) {
          throw new Refused({ kind: 'changed' });
        }
        await Promise.all([
          putChanges(db, planned.changes),
          ...rewritten.map((layer) => putLayer(db, layer)),
        ]);
        await removeUnused(db, planned.changes);
        const row = await addAct(db, frame, planned, rewritten);
        return { row, layers: rewritten.map(({ row: { id, rev } }) => ({ layerId: id, rev })) };
      });
      return ok(done);
    } catch (error) {
      if (error instanceof Refused) return err(error.refusal);
      if (!(error instanceof LayerMovedOn)) return err(failureOf(db, error));
      if (tries >= MAX_TRIES) return err({ kind: 'changed' });
    }
  }
}

type Rewritten = {
  readonly row: LayerRow;
  readonly uses: UsesRow;
  readonly log: LogRow;
  readonly moves: readonly Move[];
};

async function rewriteLayers(
  db: Database,
  { projectId, at, layers }: Frame,
): Promise<readonly Rewritten[]> {
  if (layers.length === 0) return [];
  const entities = await loadEntities(db, projectId);
  const rewritten: Rewritten[] = [];
  for (const { layerId, moves } of layers) {
    // One after the other: a layer can be large.
    // oxlint-disable-next-line no-await-in-loop -- See above.
    const read = await readLayer(db, layerId, withStandIns(entities, projectId, moves));
    // An article that was deleted for good since has nothing to move.
    if (!read) continue;
    const { command, made } = planMoves(read.state, moves, at);
    const applied = applyCommand(read.state, command);
    if (!applied.ok) throw new Refused({ kind: 'changed' });
    if (made.length === 0) continue;
    const { state, inverse } = applied.value;
    const rev = read.layer.rev + 1;
    const { layer: row, uses } = rowsOf({ ...read.layer, rev, entityIds: entityIdsOf(state) });
    const log: LogRow = { layerId, rev, at, kind: 'project', act: 'set-entity', command, inverse };
    rewritten.push({ row, uses, log, moves: made });
  }
  return rewritten;
}

/** The one who is added by the same act is not stored yet, and the layer's command names it. */
function withStandIns(
  entities: readonly Entity[],
  projectId: ProjectId,
  moves: readonly Move[],
): readonly Entity[] {
  const known = new Set(entities.map(({ id }) => id));
  const missing = new Set(moves.map(({ to }) => to).filter((id) => !known.has(id)));
  const standIns = [...missing].map((id): Entity => ({
    id,
    projectId,
    kind: 'unknown',
    name: '',
    aliases: [],
  }));
  return [...entities, ...standIns];
}

async function checkCurrent(db: Database, projectId: ProjectId): Promise<void> {
  const current = await db.meta.get('current');
  if (current?.key !== 'current' || current.projectId !== projectId) {
    throw new Refused({ kind: 'not-current' });
  }
}

async function finderOf(db: Database, ids: readonly EntityId[]) {
  const rows = await db.entities.bulkGet([...new Set(ids)]);
  const byId = new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
  return (id: EntityId): Entity | undefined => byId.get(id);
}

/** The changes as they come out on the rows that are stored; throws where one does not fit. */
async function applyChanges(
  db: Database,
  wanted: readonly EntityChange[],
): Promise<readonly EntityChange[]> {
  const find = await finderOf(db, wanted.map(idOf));
  return wanted.flatMap((change): readonly EntityChange[] => {
    const before = find(idOf(change));
    const outcome = applyEntityChange(before, change);
    if (!outcome.ok) throw new Refused({ kind: 'changed' });
    const after = outcome.value;
    if (before) return [after ? { before, after } : { before }];
    return after ? [{ after }] : [];
  });
}

function idOf({ before, after }: EntityChange): EntityId {
  return before ? before.id : after.id;
}

async function putChanges(db: Database, changes: readonly EntityChange[]): Promise<void> {
  const put = changes.flatMap(({ after }) => after ?? []);
  for (const { mergedInto } of put) {
    // A redirect to nobody would make the project's file unreadable.
    if (mergedInto !== undefined && !put.some(({ id }) => id === mergedInto)) {
      // oxlint-disable-next-line no-await-in-loop -- Hardly ever more than one.
      if ((await db.entities.get(mergedInto)) === undefined) throw new Refused({ kind: 'changed' });
    }
  }
  await db.entities.bulkPut(put);
}

async function putLayer(db: Database, { row, uses, log }: Rewritten): Promise<void> {
  const stored = await db.layers.get(row.id);
  if (stored?.rev !== row.rev - 1) throw new LayerMovedOn();
  await Promise.all([db.layers.put(row), db.uses.put(uses), db.log.add(log)]);
}

/** Who was added by an act that is taken back goes again, unless something else names them by now. */
async function removeUnused(db: Database, changes: readonly EntityChange[]): Promise<void> {
  const ids = changes.flatMap(({ before, after }) => (after ? [] : [before.id]));
  await Promise.all(
    ids.map(async (id) => {
      const counts = await Promise.all([
        db.uses.where('entityIds').equals(id).count(),
        ...(['speaksFor', 'partOf', 'mergedInto'] as const).map((field) =>
          db.entities.where(field).equals(id).count(),
        ),
      ]);
      if (counts.every((count) => count === 0)) await db.entities.delete(id);
    }),
  );
}

async function addAct(
  db: Database,
  { projectId, at }: Frame,
  planned: Planned,
  rewritten: readonly Rewritten[],
): Promise<ActRow> {
  const last = await actsOf(db, projectId).last();
  const rev = (last?.rev ?? 0) + 1;
  const layers = rewritten.map(({ row, moves }) => ({ layerId: row.id, moves }));
  const row: ActRow = { projectId, rev, at, ...planned, layers };
  await db.acts.add(row);
  await actsOf(db, projectId, rev - KEPT_ACTS).delete();
  return row;
}

function actsOf(db: Database, projectId: ProjectId, last = Number.MAX_SAFE_INTEGER) {
  return db.acts.where('[projectId+rev]').between([projectId, 0], [projectId, last], true, true);
}
