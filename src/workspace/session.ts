import { applyCommand } from '#domain/annotation/apply-command.ts';
import type { Command } from '#domain/annotation/command.ts';
import { countLayer, countsAfter, entityIdsOf } from '#domain/annotation/count-layer.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { bucketMapFrom, getFrom, valuesOf, withEntry } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import type { AnnotationId, EntityId, ProjectId } from '#domain/ids.ts';
import { type History, historyAfter } from '#storage/fold-history.ts';
import type { Tail } from '#storage/layer-repository.ts';
import { replay } from '#storage/replay.ts';
import { type AppendOutcome, type Edit, type Saver, createSaver } from './saver.ts';
import { type ActName, type ActOutcome, type SaveState, actName } from './workspace-state.ts';

/** What a session holds after every act; the store shows the open one's. */
export type SessionValue = {
  readonly layer: Layer;
  readonly state: LayerState;
  readonly history: History;
};

export type SessionPorts = {
  readonly projectId: ProjectId;
  readonly now: () => number;
  /** Writes in one strict transaction on top of `baseRev`. */
  readonly append: (
    edits: readonly Edit[],
    baseRev: number,
    value: SessionValue,
  ) => Promise<AppendOutcome>;
  readonly readTail: (afterRev: number) => Promise<Tail>;
  readonly onChange: (value: SessionValue, touched: readonly AnnotationId[]) => void;
  readonly onSave: (state: SaveState) => void;
  /** Edits that no longer fit after another tab's were brought in; they are given up, and the user is told. */
  readonly onDropped: (acts: readonly ActName[]) => void;
  readonly delay: (ms: number, run: () => void) => () => void;
};

/** One article's layer while it is open, from the first act to the last acknowledged edit. */
export type Session = {
  readonly value: () => SessionValue;
  readonly run: (act: ActName, command: Command) => ActOutcome;
  /** Hands the layer in, or makes it a draft again: an entry of the log that changes no annotation and that Undo passes over. */
  readonly mark: (state: Layer['state']) => void;
  readonly undo: () => ActOutcome;
  readonly redo: () => ActOutcome;
  /** Takes over people and sources as another article or another tab has left them. */
  readonly refreshEntities: (rows: readonly Entity[]) => void;
  readonly saver: Saver;
};

/** What handing in does to the annotations. */
const NOTHING: Command = { kind: 'batch', commands: [] };
/** More than any act names entities. */
const MAX_REVIVALS = 50;
/** Stands for a person whose record is gone for good; the user can name them anew. */
const NAME_NOT_KNOWN = '?';

export function createSession(opened: SessionValue, ports: SessionPorts): Session {
  let value = opened;
  /** The newest revision known to be on disk. */
  let savedRev = opened.layer.rev;
  /** Every entity met while the article was open, as it was last: what undo may need again. */
  const seen = new Map<EntityId, Entity>();
  see(valuesOf(opened.state.entities));

  function step(
    kind: Edit['kind'],
    act: ActName,
    command: Command,
    { of, layerState }: Pick<Edit, 'of' | 'layerState'> = {},
  ): Edit | undefined {
    const applied = applyCommand(value.state, command);
    if (!applied.ok) return undefined;
    const { state, inverse, touched } = applied.value;
    see(touched.entities.flatMap((id) => getFrom(state.entities, id) ?? []));
    const rev = value.layer.rev + 1;
    const edit: Edit = {
      rev,
      at: ports.now(),
      kind,
      act,
      command,
      inverse,
      ...(of === undefined ? {} : { of }),
      ...(layerState && { layerState }),
      entities: touched.entities,
    };
    const layer: Layer = {
      ...value.layer,
      rev,
      state: layerState ?? value.layer.state,
      counts: countsAfter(value.layer.counts, value.state, state, touched),
      entityIds:
        state.entityUses === value.state.entityUses ? value.layer.entityIds : entityIdsOf(state),
    };
    value = { layer, state, history: historyAfter(value.history, edit) };
    ports.onChange(value, touched.annotations);
    return edit;
  }

  function perform(
    kind: Edit['kind'],
    act: ActName,
    command: Command,
    more: Pick<Edit, 'of' | 'layerState'> = {},
  ): ActOutcome {
    const edit = step(kind, act, command, more);
    if (!edit) return { ok: false, reason: 'refused' };
    saver.enqueue(edit);
    return { ok: true };
  }

  /** Takes the pending edits back, brings the other tab's in, and does the pending ones again on top. */
  function rebase(pending: readonly Edit[], tail: Tail): readonly Edit[] {
    const before = value.state;
    let base = before;
    for (const edit of pending.toReversed()) {
      const undone = applyCommand(base, edit.inverse);
      if (undone.ok) base = undone.value.state;
    }
    const entities = bucketMapFrom(tail.entities.map((entity) => [entity.id, entity] as const));
    // Two readings may overlap; what is in already is not brought in twice.
    const news = tail.entries.filter((entry) => entry.rev > savedRev);
    const replayed = replay({ ...base, entities }, savedRev, news);
    if (!replayed.ok)
      throw new Error(`the log breaks off at revision ${String(replayed.error.rev)}`);
    const state = replayed.value;
    see(tail.entities);
    savedRev = news.at(-1)?.rev ?? savedRev;
    value = {
      layer: {
        ...value.layer,
        rev: savedRev,
        state: news.length > 0 ? tail.state : value.layer.state,
        counts: countLayer(state),
        entityIds: entityIdsOf(state),
      },
      state,
      history: tail.history,
    };
    ports.onChange(value, changedAnnotations(before, state));
    /** Old revision → new: an undo goes on naming the edit it takes back. */
    const renumbered = new Map<number, number>();
    const redone = pending.map((edit) => {
      const of = edit.of === undefined ? undefined : (renumbered.get(edit.of) ?? edit.of);
      const again = step(edit.kind, edit.act, revived(edit.command), {
        ...(of !== undefined && { of }),
        ...(edit.layerState && { layerState: edit.layerState }),
      });
      if (again) renumbered.set(edit.rev, again.rev);
      return again;
    });
    const dropped = pending.filter((_edit, index) => redone[index] === undefined);
    if (dropped.length > 0) ports.onDropped(dropped.map((edit) => edit.act));
    return redone.filter((edit) => edit !== undefined);
  }

  function keep(kept: readonly Entity[]): void {
    refreshEntities(kept.filter((entity) => !getFrom(value.state.entities, entity.id)));
  }

  /** Takes over rows that another article or another tab has written. */
  function refreshEntities(rows: readonly Entity[]): void {
    if (rows.length === 0) return;
    see(rows);
    let { entities } = value.state;
    for (const entity of rows) entities = withEntry(entities, entity.id, entity);
    value = { ...value, state: { ...value.state, entities } };
    ports.onChange(value, []);
  }

  const saver = createSaver({
    append: async (edits) => {
      const outcome = await ports.append(edits, savedRev, value);
      if (outcome.kind === 'appended') {
        savedRev = edits.at(-1)?.rev ?? savedRev;
        keep(outcome.kept ?? []);
      }
      return outcome;
    },
    pull: async () => {
      const tail = await ports.readTail(savedRev);
      return (pending) => rebase(pending, tail);
    },
    onState: ports.onSave,
    delay: ports.delay,
  });

  function turn(kind: 'undo' | 'redo'): ActOutcome {
    const entry = value.history[kind].at(-1);
    if (!entry) return { ok: false, reason: 'refused' };
    return perform(kind, actName(entry.act), revived(entry.inverse), { of: entry.rev });
  }

  /**
   * A command from the past, made to fit the entities of today: they are the project's, and another
   * article may have removed one this command names, or kept one that it adds.
   */
  function revived(command: Command): Command {
    let fitted = command;
    for (let tries = 0; tries < MAX_REVIVALS; tries += 1) {
      const applied = applyCommand(value.state, fitted);
      if (applied.ok) return fitted;
      const { error } = applied;
      if (error.kind === 'unknown-entity') fitted = withEntity(fitted, error.id);
      else if (error.kind === 'id-taken' || error.kind === 'entity-in-use')
        fitted = withoutEntityCommand(fitted, error.id);
      else return fitted;
    }
    return fitted;
  }

  function withEntity(command: Command, id: EntityId): Command {
    // It is gone already, as the command wants.
    if (removes(command, id)) return withoutEntityCommand(command, id);
    const entity: Entity = seen.get(id) ?? {
      id,
      projectId: ports.projectId,
      kind: 'unknown',
      name: NAME_NOT_KNOWN,
      aliases: [],
    };
    return { kind: 'batch', commands: [{ kind: 'add-entity', entity }, command] };
  }

  function see(entities: Iterable<Entity>): void {
    for (const entity of entities) seen.set(entity.id, entity);
  }

  return {
    value: () => value,
    run: (act, command) => perform('do', act, command),
    mark: (layerState) => {
      perform('project', 'hand-in', NOTHING, { layerState });
    },
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    refreshEntities,
    saver,
  };
}

function removes(command: Command, id: EntityId): boolean {
  if (command.kind === 'batch') return command.commands.some((part) => removes(part, id));
  return command.kind === 'remove-entity' && command.id === id;
}

/** The command without its adding or removing this entity. */
function withoutEntityCommand(command: Command, id: string): Command {
  if (command.kind === 'batch') {
    return {
      kind: 'batch',
      commands: command.commands.map((part) => withoutEntityCommand(part, id)),
    };
  }
  const isThat =
    (command.kind === 'add-entity' && command.entity.id === id) ||
    (command.kind === 'remove-entity' && command.id === id);
  return isThat ? { kind: 'batch', commands: [] } : command;
}

/** Annotations that are not the same value in both states, or only in one. Skips what they share. */
function changedAnnotations(before: LayerState, after: LayerState): readonly AnnotationId[] {
  const changed = new Set<AnnotationId>();
  for (const [index, bucket] of after.annotations.buckets.entries()) {
    const old = before.annotations.buckets[index];
    if (bucket === old) continue;
    for (const [id, annotation] of bucket ?? []) if (old?.get(id) !== annotation) changed.add(id);
    for (const id of old?.keys() ?? []) if (!bucket?.has(id)) changed.add(id);
  }
  return [...changed];
}
