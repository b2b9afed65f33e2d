import { getFrom, withEntry, withoutEntry } from '#domain/collection/bucket-map.ts';
import { patchEntity } from '#domain/entities/patch-entity.ts';
import type { EntityId } from '#domain/ids.ts';
import { type Result, err, ok } from '#domain/result.ts';
import {
  type Annotation,
  type Attributes,
  type AttributeValue,
  type Relation,
  answerTo,
} from './annotation.ts';
import type { Command, CommandError, Touched } from './command.ts';
import {
  endsOf,
  withAnnotation,
  withoutAnnotation,
  withoutRelation,
  withRelation,
} from './edit-layer.ts';
import { areFragmentsValid } from './fragments.ts';
import type { LayerState } from './layer-state.ts';
import { entitiesOfAnnotation, entitiesOfRelation } from './named-entities.ts';

type Applied = {
  readonly state: LayerState;
  /** Brings back the very state before; its own inverse does the command again. */
  readonly inverse: Command;
  /** Annotations whose value or whose relations changed, those removed included; no doubles. */
  readonly touched: Touched;
};

type Outcome = Result<Applied, CommandError>;
type CommandOf<K extends Command['kind']> = Extract<Command, { kind: K }>;
type AnnotationChange = CommandOf<
  'relabel' | 'set-fragments' | 'set-attribute' | 'set-entity' | 'set-note' | 'set-evidence'
>;

/**
 * The one way a layer changes. A batch is done whole or not at all; on failure the given state is
 * still good. Costs the same in a small and in a large layer.
 */
export function applyCommand(state: LayerState, command: Command): Outcome {
  switch (command.kind) {
    case 'batch':
      return applyBatch(state, command.commands);
    case 'add-annotation':
      return addAnnotation(state, command.annotation);
    case 'remove-annotation':
      return removeAnnotation(state, command);
    case 'replace-annotation':
      return replaceAnnotation(state, command.annotation);
    case 'relabel':
    case 'set-fragments':
    case 'set-attribute':
    case 'set-entity':
    case 'set-note':
    case 'set-evidence': {
      const annotation = getFrom(state.annotations, command.id);
      if (!annotation) return err({ kind: 'unknown-annotation', id: command.id });
      return changeAnnotation(state, annotation, command);
    }
    case 'link':
      return link(state, command.relation);
    case 'unlink':
      return unlink(state, command);
    case 'replace-relation':
      return replaceRelation(state, command.relation);
    case 'set-relation-attribute': {
      const relation = getFrom(state.relations, command.id);
      if (!relation) return err({ kind: 'unknown-relation', id: command.id });
      const attributes = withAttribute(relation.attributes, command.attribute, command.value);
      return replaceRelation(state, { ...relation, attributes });
    }
    case 'add-entity':
    case 'remove-entity':
    case 'replace-entity':
      return changeEntity(state, command);
  }
}

function applyBatch(start: LayerState, commands: readonly Command[]): Outcome {
  let state = start;
  const inverses: Command[] = [];
  const annotations = new Set<Touched['annotations'][number]>();
  const entities = new Set<EntityId>();
  for (const command of commands) {
    const outcome = applyCommand(state, command);
    if (!outcome.ok) return outcome;
    state = outcome.value.state;
    inverses.push(outcome.value.inverse);
    for (const id of outcome.value.touched.annotations) annotations.add(id);
    for (const id of outcome.value.touched.entities) entities.add(id);
  }
  return ok({
    state,
    inverse: { kind: 'batch', commands: inverses.toReversed() },
    touched: { annotations: [...annotations], entities: [...entities] },
  });
}

function addAnnotation(state: LayerState, annotation: Annotation): Outcome {
  if (getFrom(state.annotations, annotation.id))
    return err({ kind: 'id-taken', id: annotation.id });
  const fault = faultOfAnnotation(state, annotation);
  if (fault) return err(fault);
  return ok({
    state: withAnnotation(state, annotation),
    inverse: { kind: 'remove-annotation', id: annotation.id },
    touched: { annotations: [annotation.id], entities: [] },
  });
}

function removeAnnotation(state: LayerState, { id }: CommandOf<'remove-annotation'>): Outcome {
  const annotation = getFrom(state.annotations, id);
  if (!annotation) return err({ kind: 'unknown-annotation', id });
  const relations = (getFrom(state.relationsOf, id) ?? [])
    .map((relationId) => getFrom(state.relations, relationId))
    .filter((relation) => relation !== undefined);
  let next = state;
  for (const relation of relations) next = withoutRelation(next, relation);
  const restored: Command = { kind: 'add-annotation', annotation };
  return ok({
    state: withoutAnnotation(next, annotation),
    inverse:
      relations.length === 0
        ? restored
        : {
            kind: 'batch',
            commands: [
              restored,
              ...relations.map((relation): Command => ({ kind: 'link', relation })),
            ],
          },
    touched: { annotations: [...new Set([id, ...relations.flatMap(endsOf)])], entities: [] },
  });
}

function replaceAnnotation(state: LayerState, annotation: Annotation): Outcome {
  const before = getFrom(state.annotations, annotation.id);
  if (!before) return err({ kind: 'unknown-annotation', id: annotation.id });
  const fault = faultOfAnnotation(state, annotation);
  if (fault) return err(fault);
  return ok({
    state: withAnnotation(state, annotation),
    inverse: { kind: 'replace-annotation', annotation: before },
    touched: { annotations: [annotation.id], entities: [] },
  });
}

/** The inverse changes the same part back, so that undoing keeps what others did to the rest. */
function changeAnnotation(
  state: LayerState,
  before: Annotation,
  change: AnnotationChange,
): Outcome {
  const outcome = replaceAnnotation(state, changed(before, change));
  if (!outcome.ok) return outcome;
  return ok({ ...outcome.value, inverse: changedBack(before, change) });
}

function changedBack(before: Annotation, change: AnnotationChange): Command {
  const { id, updatedAt: at } = before;
  switch (change.kind) {
    case 'relabel':
      return { kind: 'relabel', id, label: before.label, at };
    case 'set-fragments':
      return { kind: 'set-fragments', id, fragments: before.fragments, at };
    case 'set-attribute': {
      const { attribute } = change;
      return {
        kind: 'set-attribute',
        id,
        attribute,
        value: answerTo(before.attributes, attribute) ?? null,
        at,
      };
    }
    case 'set-entity':
      return { kind: 'set-entity', id, entityId: before.entityId ?? null, at };
    case 'set-note':
      return { kind: 'set-note', id, note: before.note ?? null, at };
    case 'set-evidence':
      return { kind: 'set-evidence', id, evidence: before.evidence ?? [], at };
  }
}

function changed(annotation: Annotation, change: AnnotationChange): Annotation {
  const updatedAt = change.at;
  switch (change.kind) {
    case 'relabel':
      return { ...annotation, label: change.label, updatedAt };
    case 'set-fragments':
      return { ...annotation, fragments: change.fragments, updatedAt };
    case 'set-attribute': {
      const attributes = withAttribute(annotation.attributes, change.attribute, change.value);
      return { ...annotation, attributes, updatedAt };
    }
    case 'set-entity': {
      const { entityId: _entityId, ...rest } = annotation;
      return change.entityId === null
        ? { ...rest, updatedAt }
        : { ...rest, entityId: change.entityId, updatedAt };
    }
    case 'set-note': {
      const { note: _note, ...rest } = annotation;
      return change.note === null
        ? { ...rest, updatedAt }
        : { ...rest, note: change.note, updatedAt };
    }
    case 'set-evidence': {
      const { evidence: _evidence, ...rest } = annotation;
      return change.evidence.length === 0
        ? { ...rest, updatedAt }
        : { ...rest, evidence: change.evidence, updatedAt };
    }
  }
}

function link(state: LayerState, relation: Relation): Outcome {
  if (getFrom(state.relations, relation.id)) return err({ kind: 'id-taken', id: relation.id });
  const fault = faultOfRelation(state, relation);
  if (fault) return err(fault);
  return ok({
    state: withRelation(state, relation),
    inverse: { kind: 'unlink', id: relation.id },
    touched: { annotations: endsOf(relation), entities: [] },
  });
}

function unlink(state: LayerState, { id }: CommandOf<'unlink'>): Outcome {
  const relation = getFrom(state.relations, id);
  if (!relation) return err({ kind: 'unknown-relation', id });
  return ok({
    state: withoutRelation(state, relation),
    inverse: { kind: 'link', relation },
    touched: { annotations: endsOf(relation), entities: [] },
  });
}

function replaceRelation(state: LayerState, relation: Relation): Outcome {
  const before = getFrom(state.relations, relation.id);
  if (!before) return err({ kind: 'unknown-relation', id: relation.id });
  const fault = faultOfRelation(state, relation);
  if (fault) return err(fault);
  return ok({
    state: withRelation(withoutRelation(state, before), relation),
    inverse: { kind: 'replace-relation', relation: before },
    touched: { annotations: [...new Set([...endsOf(before), ...endsOf(relation)])], entities: [] },
  });
}

function changeEntity(
  state: LayerState,
  command: CommandOf<'add-entity' | 'remove-entity' | 'replace-entity'>,
): Outcome {
  const id = command.kind === 'remove-entity' ? command.id : command.entity.id;
  const before = getFrom(state.entities, id);
  const done = (entities: LayerState['entities'], inverse: Command): Outcome =>
    ok({ state: { ...state, entities }, inverse, touched: { annotations: [], entities: [id] } });

  if (command.kind === 'add-entity') {
    if (before) return err({ kind: 'id-taken', id });
    return done(withEntry(state.entities, id, command.entity), { kind: 'remove-entity', id });
  }
  if (!before) return err({ kind: 'unknown-entity', id });
  if (command.kind === 'replace-entity') {
    const after = command.before
      ? patchEntity(before, command.before, command.entity)
      : command.entity;
    const inverse: Command = { kind: 'replace-entity', entity: before, before: after };
    return done(withEntry(state.entities, id, after), inverse);
  }
  if (getFrom(state.entityUses, id) !== undefined) return err({ kind: 'entity-in-use', id });
  return done(withoutEntry(state.entities, id), { kind: 'add-entity', entity: before });
}

function faultOfAnnotation(state: LayerState, annotation: Annotation): CommandError | undefined {
  if (!areFragmentsValid(annotation.fragments)) return { kind: 'bad-fragments', id: annotation.id };
  return faultOfEntities(state, entitiesOfAnnotation(annotation));
}

function faultOfRelation(state: LayerState, relation: Relation): CommandError | undefined {
  const missing = endsOf(relation).find((id) => !getFrom(state.annotations, id));
  if (missing !== undefined) return { kind: 'unknown-annotation', id: missing };
  return faultOfEntities(state, entitiesOfRelation(relation));
}

function faultOfEntities(state: LayerState, ids: readonly EntityId[]): CommandError | undefined {
  const missing = ids.find((id) => !getFrom(state.entities, id));
  return missing === undefined ? undefined : { kind: 'unknown-entity', id: missing };
}

function withAttribute(
  attributes: Attributes,
  id: string,
  value: AttributeValue | null,
): Attributes {
  if (value !== null) return { ...attributes, [id]: value };
  const { [id]: _dropped, ...rest } = attributes;
  return rest;
}
