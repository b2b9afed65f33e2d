import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId, EntityId, Instant, RelationId } from '#domain/ids.ts';
import type { Command } from './command.ts';
import type { LayerState } from './layer-state.ts';
import { ASSERTED_BY } from './named-entities.ts';

/** A place of a layer that names an entity: a mention, the end of a relation, or who vouches for one. */
export type EntityUseRef =
  | { readonly kind: 'mention'; readonly id: AnnotationId }
  | { readonly kind: 'end'; readonly id: RelationId }
  | { readonly kind: 'asserter'; readonly id: RelationId };

/** One place that names `from` and shall name `to`. */
export type Move = {
  readonly use: EntityUseRef;
  readonly from: EntityId;
  readonly to: EntityId;
  /** When a mention was changed last, before and after the move: undoing brings its time back too. */
  readonly fromAt?: Instant;
  readonly toAt?: Instant;
};

export function reversedMove({ use, from, to, fromAt, toAt }: Move): Move {
  return {
    use,
    from: to,
    to: from,
    ...(toAt !== undefined && { fromAt: toAt }),
    ...(fromAt !== undefined && { toAt: fromAt }),
  };
}

/**
 * The commands for these moves, and the moves as they will have been made. Places that are gone, or
 * name somebody else by now, are left alone: what others did there counts.
 */
export function planMoves(
  state: LayerState,
  moves: readonly Move[],
  now: Instant,
): { readonly command: Command; readonly made: readonly Move[] } {
  const commands: Command[] = [];
  const made: Move[] = [];
  for (const move of moves) {
    const planned = planMove(state, move, now);
    if (!planned) continue;
    commands.push(planned.command);
    made.push(planned.made);
  }
  return { command: { kind: 'batch', commands }, made };
}

function planMove(
  state: LayerState,
  { use, from, to, fromAt, toAt }: Move,
  now: Instant,
): { readonly command: Command; readonly made: Move } | undefined {
  if (use.kind === 'mention') {
    const mention = getFrom(state.annotations, use.id);
    if (mention?.entityId !== from) return undefined;
    const isUntouched = toAt !== undefined && mention.updatedAt === fromAt;
    const at = isUntouched ? toAt : now;
    return {
      command: { kind: 'set-entity', id: use.id, entityId: to, at },
      made: { use, from, to, fromAt: mention.updatedAt, toAt: at },
    };
  }
  const relation = getFrom(state.relations, use.id);
  if (!relation) return undefined;
  if (use.kind === 'asserter') {
    if (relation.attributes[ASSERTED_BY] !== from) return undefined;
    const command: Command = {
      kind: 'set-relation-attribute',
      id: use.id,
      attribute: ASSERTED_BY,
      value: to,
    };
    return { command, made: { use, from, to } };
  }
  if (relation.to.kind !== 'entity' || relation.to.id !== from) return undefined;
  return {
    command: {
      kind: 'replace-relation',
      relation: { ...relation, to: { kind: 'entity', id: to } },
    },
    made: { use, from, to },
  };
}
