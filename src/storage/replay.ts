import { applyCommand } from '#domain/annotation/apply-command.ts';
import type { Command } from '#domain/annotation/command.ts';
import { buildLayerState } from '#domain/annotation/build-layer-state.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import type { Layer } from '#domain/annotation/layer.ts';
import { type BucketMap, withEntry } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { type EntityId, type ProjectId, brand } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import type { SnapshotRow } from './database.ts';
import type { LogEntry } from './log-entry.ts';
import { unpackLayer } from './pack-layer.ts';

/** The first revision that could not be reached. */
export type ReplayFailure = { readonly kind: 'damaged'; readonly rev: number };

/** The layer's state at its stored revision, from the rows of one transaction. */
export function restoreLayer(
  layer: Layer,
  snapshot: SnapshotRow | undefined,
  tail: readonly LogEntry[],
  entities: readonly Entity[],
): Result<LayerState, ReplayFailure> {
  const rev = snapshot?.rev ?? 0;
  const parts = snapshot ? unpackLayer(snapshot.packed) : ok({ annotations: [], relations: [] });
  if (!parts.ok) return err({ kind: 'damaged', rev });
  const reached = tail.at(-1)?.rev ?? rev;
  // Rather an error than a layer that silently lacks its last acts.
  if (reached !== layer.rev) return err({ kind: 'damaged', rev: reached + 1 });
  const start = buildLayerState(parts.value.annotations, parts.value.relations, entities);
  return replay(start, rev, tail);
}

/**
 * A snapshot's state brought up to date by the log's tail, which must follow it without a gap.
 *
 * Entities belong to the project and other layers change them too. Their rows are written in the same
 * transaction as the log and are current, while the log tells only what this layer did to them. So
 * replay leaves out the commands on entities and keeps the given ones. An annotation may have named
 * an entity that is gone since: while replaying, a stand-in takes its place.
 */
export function replay(
  start: LayerState,
  rev: number,
  tail: readonly LogEntry[],
): Result<LayerState, ReplayFailure> {
  let state = start;
  let reached = rev;
  for (const entry of tail) {
    const next = entry.rev === reached + 1 ? apply(state, entry.command) : undefined;
    if (!next) return err({ kind: 'damaged', rev: reached + 1 });
    state = next;
    reached = entry.rev;
  }
  return ok(state === start ? start : { ...state, entities: start.entities });
}

/** `undefined`: the command does not fit the state. */
function apply(start: LayerState, command: Command): LayerState | undefined {
  const own = withoutEntityCommands(command);
  if (!own) return start;
  let state = start;
  // Every round either ends or adds an entity that the command names: there are finitely many.
  for (;;) {
    const outcome = applyCommand(state, own);
    if (outcome.ok) return outcome.value.state;
    if (outcome.error.kind !== 'unknown-entity') return undefined;
    state = { ...state, entities: withStandIn(state.entities, outcome.error.id) };
  }
}

function withoutEntityCommands(command: Command): Command | undefined {
  if (command.kind === 'batch') {
    const commands = command.commands
      .map(withoutEntityCommands)
      .filter((part) => part !== undefined);
    return { kind: 'batch', commands };
  }
  return ENTITY_COMMANDS.has(command.kind) ? undefined : command;
}

const ENTITY_COMMANDS: ReadonlySet<Command['kind']> = new Set([
  'add-entity',
  'remove-entity',
  'replace-entity',
]);

function withStandIn(
  entities: BucketMap<EntityId, Entity>,
  id: EntityId,
): BucketMap<EntityId, Entity> {
  return withEntry(entities, id, {
    id,
    projectId: brand<ProjectId>(''),
    kind: 'unknown',
    name: '',
    aliases: [],
  });
}
