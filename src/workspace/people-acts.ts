import { planMerge, withAliases } from '#domain/entities/merge-entities.ts';
import type { Move } from '#domain/annotation/move-uses.ts';
import type { EntityChange } from '#domain/entities/entity-change.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import { isSameEntity, patchEntity } from '#domain/entities/patch-entity.ts';
import { type EntityId, type LayerId, brand } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import { type ActRequest, doAct, turnAct } from '#storage/act-repository.ts';
import type { PeopleAct } from '#storage/act-row.ts';
import type { SentOutcome } from '#storage/people-messages.ts';
import { areEditsSaved } from './edits-saved.ts';
import { dismissNotices, notify } from './notices.ts';
import { takeOverEntities } from './open-article.ts';
import { refreshPeople } from './people.ts';
import { runPeopleJob } from './people-job.ts';
import { database, newId, now, store } from './store.ts';
import { tellOtherTabs } from './tabs.ts';

/** Makes all of these one person or source, called as `into` is. No layer changes. */
export function mergePeople(ids: readonly EntityId[], into: EntityId): Promise<boolean> {
  const others = ids.filter((id) => id !== into);
  return act('merge', [into, ...others], (find) => planMerge(find, ids, into));
}

/** Writes the fields that differ between the two. With another name the old one may stay as an alias. */
export function editPerson(before: Entity, after: Entity, keepsName: boolean): Promise<boolean> {
  const name = tidyName(after.name);
  if (name === '') return Promise.resolve(false);
  const isRenamed = name !== before.name;
  const named = { ...after, name };
  const edited =
    isRenamed && keepsName && before.unnamed !== true
      ? { ...named, aliases: withAliases(named, [before.name]) }
      : named;
  if (isSameEntity(before, edited)) return Promise.resolve(true);
  return act(
    isRenamed ? 'rename' : 'edit',
    [before.id],
    (find) => {
      const stored = find(before.id);
      if (!stored || stored.mergedInto !== undefined) return err('changed');
      // The name is what the user has seen and decided about.
      if (isRenamed && stored.name !== before.name) return err('changed');
      return ok([{ before: stored, after: patchEntity(stored, before, edited) }]);
    },
    [isRenamed ? name : before.name, before.name],
  );
}

/** Gives somebody one more name, as a text calls them. */
export function addAlias(id: EntityId, alias: string): Promise<boolean> {
  return act('edit', [id], (find) => {
    const stored = find(id);
    if (!stored || stored.mergedInto !== undefined) return err('changed');
    return ok([{ before: stored, after: { ...stored, aliases: withAliases(stored, [alias]) } }]);
  });
}

/** Says that two who look alike are two. */
export function tellApart(a: EntityId, b: EntityId): Promise<boolean> {
  return act('tell-apart', [a, b], (find) => {
    const stored = find(a);
    if (!stored || !find(b)) return err('changed');
    const distinctFrom = [...new Set([...(stored.distinctFrom ?? []), b])].toSorted();
    return ok([{ before: stored, after: { ...stored, distinctFrom } }]);
  });
}

/** A place to be given to somebody new. */
export type ChosenUse = {
  readonly layerId: LayerId;
  readonly use: Move['use'];
  readonly from: EntityId;
};

/** Makes a new person or source of these places, in all my layers at once. Gives back whose they are now. */
export async function splitPerson(
  from: Entity,
  name: string,
  chosen: readonly ChosenUse[],
): Promise<EntityId | undefined> {
  const { project } = store.getState();
  const tidy = tidyName(name);
  if (!project || tidy === '' || chosen.length === 0 || !(await isSaved())) return undefined;
  const id = brand<EntityId>(newId());
  const entity: Entity = { id, projectId: project.id, kind: from.kind, name: tidy, aliases: [] };
  const layers = new Map<LayerId, Move[]>();
  for (const { layerId, use, from: holder } of chosen) {
    const moves = layers.get(layerId) ?? [];
    moves.push({ use, from: holder, to: id });
    layers.set(layerId, moves);
  }
  const reply = await runPeopleJob({
    kind: 'split',
    projectId: project.id,
    at: now(),
    entity,
    names: [tidy, from.name],
    layers: [...layers].map(([layerId, moves]) => ({ layerId, moves })),
  });
  const isDone = await settle(reply.kind === 'act' ? reply.outcome : CRASHED);
  return isDone ? id : undefined;
}

/** Takes the latest act back, or does again what was taken back last, in all articles. */
export async function turnPeople(turn: 'undo' | 'redo', rev: number): Promise<boolean> {
  const { project, people } = store.getState();
  if (!project || !(await isSaved())) return false;
  const request = { projectId: project.id, at: now(), turn, rev };
  // Only a split concerns layers, which are put together off the main thread.
  if (people?.[turn]?.act !== 'split') {
    return settle(await turnAct(database(), project.id, turn, rev, request.at));
  }
  const reply = await runPeopleJob({ kind: 'turn', ...request });
  return settle(reply.kind === 'act' ? reply.outcome : CRASHED);
}

const CRASHED: SentOutcome = { ok: false, error: { kind: 'failed', reason: 'unknown' } };

async function act(
  name: PeopleAct,
  entityIds: readonly EntityId[],
  plan: (find: (id: EntityId) => Entity | undefined) => Result<readonly EntityChange[], unknown>,
  names?: readonly string[],
): Promise<boolean> {
  const { project } = store.getState();
  if (!project || !(await isSaved())) return false;
  const request: ActRequest = {
    projectId: project.id,
    act: name,
    ...(names && { names }),
    at: now(),
    entityIds,
    plan,
  };
  return settle(await doAct(database(), request));
}

/** An edit on its way to the disk would not be in what the act reads there. */
async function isSaved(): Promise<boolean> {
  const isDone = await areEditsSaved();
  if (!isDone) notify('people-refused', { reason: 'unsaved' });
  return isDone;
}

/** Shows what came of an act, here and in the other tabs. */
async function settle(outcome: SentOutcome): Promise<boolean> {
  if (!outcome.ok) {
    const { error } = outcome;
    if (error.kind === 'failed') notify('save-failed', { reason: error.reason });
    else notify('people-refused', { reason: error.kind });
    await refreshPeople();
    return false;
  }
  const { row, layers } = outcome.value;
  tellOtherTabs({ kind: 'entities-changed' });
  for (const { layerId, rev } of layers) tellOtherTabs({ kind: 'layer-edited', layerId, rev });
  await Promise.all([refreshPeople(), takeOverEntities()]);
  const [first = '', second = ''] = row.names;
  const values = { act: row.act, turn: row.kind, first, second, count: row.names.length };
  const back = row.kind === 'undo' ? 'redo' : 'undo';
  // Only the latest act can be taken back: what is told of the ones before would offer what is refused.
  dismissNotices('people-changed');
  notify('people-changed', values, () => void turnPeople(back, row.rev));
  return true;
}
