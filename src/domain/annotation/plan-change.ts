import { findLabel } from '#domain/codebook/codebook.ts';
import {
  defaultAttributes,
  isValueAllowed,
  relationsAllowed,
} from '#domain/codebook/validate-annotation.ts';
import { getFrom, valuesOf } from '#domain/collection/bucket-map.ts';
import { findEntityByName } from '#domain/entities/find-entity.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import type { Annotation, AttributeValue, Attributes, Relation } from './annotation.ts';
import { CUE } from './attribution.ts';
import type { Command } from './command.ts';
import { commandsBetween } from './commands-between.ts';
import { makeEntity } from './plan-answer.ts';
import {
  type Plan,
  type PlanContext,
  autoAttributes,
  batch,
  findAnnotation,
  refuse,
  tidyFragments,
  withFragments,
} from './plan-context.ts';

/** Adds another piece of text; one that touches or overlaps an earlier piece grows it. */
export function planAddPiece(ctx: PlanContext, id: AnnotationId, span: Span): Plan {
  const annotation = findAnnotation(ctx, id);
  if (!annotation) return refuse('unknown-annotation');
  if (span.end <= span.start) return refuse('empty-span');
  return planResize(ctx, id, [...annotation.fragments, span]);
}

/** Puts other pieces of text in place of those it has. What a rule had filled in follows. */
export function planResize(ctx: PlanContext, id: AnnotationId, spans: readonly Span[]): Plan {
  const annotation = findAnnotation(ctx, id);
  const label = annotation && findLabel(ctx.codebook, annotation.label);
  if (!annotation) return refuse('unknown-annotation');
  if (!label) return refuse('unknown-label');
  const fragments = tidyFragments(ctx, label, spans, annotation.fragments);
  if (!fragments.ok) return fragments;
  const resized = withFragments(ctx, annotation, fragments.value);
  return ok(batch(commandsBetween(annotation, resized)));
}

/**
 * Another label on the same words. Attributes, entity and relations that the new label cannot have
 * go; one undo brings them back.
 */
export function planRelabel(ctx: PlanContext, id: AnnotationId, labelId: string): Plan {
  const annotation = findAnnotation(ctx, id);
  const label = findLabel(ctx.codebook, labelId);
  if (!annotation) return refuse('unknown-annotation');
  if (!label) return refuse('unknown-label');
  if (annotation.label === labelId) return ok(batch([]));
  if (!label.discontinuous && annotation.fragments.length > 1) return refuse('several-pieces');
  const kept: Attributes = Object.fromEntries(
    Object.entries(annotation.attributes).filter(([attribute, value]) =>
      label.attributes.some((each) => each.id === attribute && isValueAllowed(each, value)),
    ),
  );
  const { entityId, ...rest } = annotation;
  const relabelled: Annotation = {
    ...rest,
    ...(label.entity && entityId !== undefined ? { entityId } : {}),
    label: label.id,
    attributes: {
      ...defaultAttributes(label),
      ...autoAttributes(ctx, label, annotation.fragments),
      ...kept,
    },
    updatedAt: ctx.now,
  };
  const unlinks = relationsOf(ctx, id)
    .filter((relation) => !staysAllowed(ctx, relation, relabelled))
    .map((relation): Command => ({ kind: 'unlink', id: relation.id }));
  return ok(
    batch([
      ...(annotation.label === CUE ? forgetCue(ctx, id) : []),
      ...unlinks,
      ...commandsBetween(annotation, relabelled),
    ]),
  );
}

/** Removes an annotation with its relations. A cue is also taken out of the links that name it. */
export function planRemove(ctx: PlanContext, id: AnnotationId): Plan {
  const annotation = findAnnotation(ctx, id);
  if (!annotation) return refuse('unknown-annotation');
  return ok(
    batch([
      ...(annotation.label === CUE ? forgetCue(ctx, id) : []),
      { kind: 'remove-annotation', id },
    ]),
  );
}

/** `null` takes the answer back. */
export function planSetAttribute(
  ctx: PlanContext,
  id: AnnotationId,
  attribute: string,
  value: AttributeValue | null,
): Plan {
  const annotation = findAnnotation(ctx, id);
  if (!annotation) return refuse('unknown-annotation');
  const definition = findLabel(ctx.codebook, annotation.label)?.attributes.find(
    (each) => each.id === attribute,
  );
  if (value !== null && (!definition || !isValueAllowed(definition, value)))
    return refuse('not-allowed');
  return ok({ kind: 'set-attribute', id, attribute, value, at: ctx.now });
}

/** Says whom a mention names: a known entity of that name or alias, or a new one. `null`: nobody yet. */
export function planSetMentionEntity(
  ctx: PlanContext,
  id: AnnotationId,
  name: string | null,
): Plan {
  const mention = findAnnotation(ctx, id);
  if (!mention) return refuse('unknown-annotation');
  if (findLabel(ctx.codebook, mention.label)?.entity !== true) return refuse('not-allowed');
  if (name === null) return ok({ kind: 'set-entity', id, entityId: null, at: ctx.now });
  const tidy = tidyName(name);
  if (tidy === '') return refuse('empty-span');
  const known = findEntityByName(valuesOf(ctx.state.entities), tidy);
  const entity = known ?? makeEntity(ctx, mention.label, tidy);
  const naming: Command = { kind: 'set-entity', id, entityId: entity.id, at: ctx.now };
  return ok(batch(known ? [naming] : [{ kind: 'add-entity', entity }, naming]));
}

function relationsOf(ctx: PlanContext, id: AnnotationId): readonly Relation[] {
  return (getFrom(ctx.state.relationsOf, id) ?? []).flatMap(
    (relationId) => getFrom(ctx.state.relations, relationId) ?? [],
  );
}

function staysAllowed(ctx: PlanContext, relation: Relation, changed: Annotation): boolean {
  const labelOf = (id: AnnotationId): string | undefined =>
    id === changed.id ? changed.label : findAnnotation(ctx, id)?.label;
  const from = labelOf(relation.from);
  if (from === undefined) return false;
  if (relation.to.kind === 'entity') {
    return ctx.codebook.relations.some(
      (each) => each.id === relation.type && each.toEntity && each.from.includes(from),
    );
  }
  const to = labelOf(relation.to.id);
  return (
    to !== undefined &&
    relationsAllowed(ctx.codebook, from, to).some((each) => each.id === relation.type)
  );
}

/** Links name their cue by id in an attribute, so nothing else would notice that it has gone. */
function forgetCue(ctx: PlanContext, cue: AnnotationId): readonly Command[] {
  const commands: Command[] = [];
  for (const relation of valuesOf(ctx.state.relations)) {
    if (relation.attributes['cue'] !== cue) continue;
    commands.push({
      kind: 'set-relation-attribute',
      id: relation.id,
      attribute: 'cue',
      value: null,
    });
  }
  return commands;
}
