import { findLabel, findRelation } from '#domain/codebook/codebook.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { findEntityByName } from '#domain/entities/find-entity.ts';
import { tidyName } from '#domain/entities/normalize-name.ts';
import { isSameResolved, resolveEntity } from '#domain/entities/resolve-entity.ts';
import { type AnnotationId, type EntityId, brand } from '#domain/ids.ts';
import { type Result, ok } from '#domain/result.ts';
import { nameInMention } from '#domain/suggest/name-candidates.ts';
import type { Span } from '#domain/text/span.ts';
import type { Annotation, Provenance, RelationEnd } from './annotation.ts';
import { attributionRelations } from './attribution-of.ts';
import {
  type AttributionAnswer,
  type AttributionField,
  LABEL_OF_FIELD,
  RELATION_OF_FIELD,
  UNATTRIBUTED,
} from './attribution.ts';
import type { Command } from './command.ts';
import { type Mention, findMention, mentionAt } from './find-mention.ts';
import { guessEntityKind, isPronoun } from './guess-mention.ts';
import { makeRelation, sameEnd } from './make-relation.ts';
import {
  type Plan,
  type PlanContext,
  type PlanRefusal,
  batch,
  findAnnotation,
  refuse,
  tidyPiece,
} from './plan-context.ts';
import { knownEntity, makeAnnotation } from './plan-tag.ts';

/** What a claim is to be linked to, and what has to be done before. */
type Target = { readonly commands: readonly Command[]; readonly end: RelationEnd };
type Asked = {
  readonly claim: Annotation;
  readonly field: AttributionField;
  readonly provenance: Provenance;
};

/**
 * Fills the speaker or source field of a claim: finds or makes the entity, finds or tags its mention,
 * links the two and the claim. An earlier answer is replaced; its mention and entity stay.
 * Pass `suggested-accepted` when the answer was the program's guess.
 */
export function planAnswer(
  ctx: PlanContext,
  claimId: AnnotationId,
  field: AttributionField,
  answer: AttributionAnswer,
  provenance: Provenance = 'manual',
): Plan {
  const claim = findAnnotation(ctx, claimId);
  if (!claim) return refuse('unknown-annotation');
  const definition = findRelation(ctx.codebook, RELATION_OF_FIELD[field]);
  if (definition?.from.includes(claim.label) !== true) return refuse('not-allowed');
  if (answer.kind === 'clear') {
    return ok(batch([...unlinkAll(ctx, claim, field), ...setNobody(ctx, claim, field, null)]));
  }
  if (answer.kind === 'nobody') {
    if (field !== 'speaker') return refuse('not-allowed');
    return ok(batch([...unlinkAll(ctx, claim, field), ...setNobody(ctx, claim, field, true)]));
  }
  const target = targetOf(ctx, { claim, field, provenance }, answer);
  if (!target.ok) return target;
  return ok(
    batch([...target.value.commands, ...attach(ctx, claim, field, [target.value.end], provenance)]),
  );
}

/** Links the claim to exactly these, and takes "nobody" back. */
export function attach(
  ctx: PlanContext,
  claim: Annotation,
  field: AttributionField,
  ends: readonly RelationEnd[],
  provenance: Provenance,
): readonly Command[] {
  const existing = attributionRelations(ctx.state, claim.id, field);
  const dropped = existing.filter((relation) => !ends.some((end) => sameEnd(end, relation.to)));
  const added = ends.filter((end) => !existing.some((relation) => sameEnd(end, relation.to)));
  return [
    ...dropped.map(({ id }): Command => ({ kind: 'unlink', id })),
    ...setNobody(ctx, claim, field, null),
    ...added.map((end): Command => ({
      kind: 'link',
      relation: makeRelation(ctx, RELATION_OF_FIELD[field], claim.id, end, provenance),
    })),
  ];
}

/** Nothing when the claim says so already. */
export function setNobody(
  ctx: PlanContext,
  claim: Annotation,
  field: AttributionField,
  value: true | null,
): readonly Command[] {
  if (field !== 'speaker' || (claim.attributes[UNATTRIBUTED] ?? null) === value) return [];
  return [{ kind: 'set-attribute', id: claim.id, attribute: UNATTRIBUTED, value, at: ctx.now }];
}

export function unlinkAll(
  ctx: PlanContext,
  claim: Annotation,
  field: AttributionField,
): readonly Command[] {
  return attributionRelations(ctx.state, claim.id, field).map(({ id }) => ({ kind: 'unlink', id }));
}

function targetOf(
  ctx: PlanContext,
  asked: Asked,
  answer: Exclude<AttributionAnswer, { kind: 'clear' | 'nobody' }>,
): Result<Target, PlanRefusal> {
  switch (answer.kind) {
    case 'entity': {
      const entity = resolveEntity(ctx.state.entities, answer.entityId);
      return entity ? ok(targetOfEntity(ctx, asked, entity, [])) : refuse('unknown-entity');
    }
    case 'name': {
      const name = tidyName(answer.name);
      if (name === '') return refuse('empty-span');
      const known = findEntityByName(valuesOf(ctx.state.entities), name);
      if (known) return ok(targetOfEntity(ctx, asked, known, []));
      const entity = makeEntity(ctx, LABEL_OF_FIELD[asked.field], name);
      return ok(targetOfEntity(ctx, asked, entity, [{ kind: 'add-entity', entity }]));
    }
    case 'mention':
      return targetOfMention(ctx, asked, answer.span, answer.name);
    case 'unnamed':
      return targetOfUnnamed(ctx, asked, answer.mention);
  }
}

function targetOfEntity(
  ctx: PlanContext,
  asked: Asked,
  entity: Entity,
  before: readonly Command[],
): Target {
  const label = LABEL_OF_FIELD[asked.field];
  const mention = findMention(ctx, asked.claim, label, entity);
  return linkMention(ctx, asked, mention, entity, before);
}

function targetOfMention(
  ctx: PlanContext,
  asked: Asked,
  span: Span,
  name: string | undefined,
): Result<Target, PlanRefusal> {
  const piece = tidyPiece(ctx, span);
  if (!piece.ok) return piece;
  const trimmed = piece.value;
  const label = LABEL_OF_FIELD[asked.field];
  const words = tidyName(ctx.text.slice(trimmed.start, trimmed.end));
  const there = mentionAt(ctx, label, trimmed);
  const mention: Mention = there
    ? { kind: 'annotation', annotation: there }
    : { kind: 'text', span: trimmed };
  if (there?.entityId !== undefined) {
    return ok({ commands: [], end: { kind: 'annotation', id: there.id } });
  }
  const known = knownEntity(ctx, name ?? words);
  if (known) return ok(linkMention(ctx, asked, mention, known, []));
  if (name !== undefined) {
    const named = makeEntity(ctx, label, tidyName(name));
    return ok(linkMention(ctx, asked, mention, named, [{ kind: 'add-entity', entity: named }]));
  }
  // "He" names nobody by itself: the mention waits for its person.
  if (isPronoun(words)) return ok(linkMention(ctx, asked, mention, undefined, []));
  const entity = makeEntity(ctx, label, nameInMention(words), words);
  return ok(linkMention(ctx, asked, mention, entity, [{ kind: 'add-entity', entity }]));
}

function targetOfUnnamed(
  ctx: PlanContext,
  asked: Asked,
  span: Span | undefined,
): Result<Target, PlanRefusal> {
  const label = LABEL_OF_FIELD[asked.field];
  const piece = span && tidyPiece(ctx, span);
  if (piece?.ok === false) return piece;
  const trimmed = piece?.value;
  const words = trimmed && tidyName(ctx.text.slice(trimmed.start, trimmed.end));
  const entity: Entity = {
    id: brand<EntityId>(ctx.newId()),
    projectId: ctx.projectId,
    kind: unnamedKind(asked.field, words),
    name: words ?? (asked.field === 'speaker' ? 'Unnamed speaker' : 'Unnamed source'),
    aliases: [],
    unnamed: true,
  };
  const there = trimmed && mentionAt(ctx, label, trimmed);
  if (
    there?.entityId !== undefined &&
    resolveEntity(ctx.state.entities, there.entityId)?.unnamed === true
  ) {
    return ok({ commands: [], end: { kind: 'annotation', id: there.id } });
  }
  const before: readonly Command[] = [{ kind: 'add-entity', entity }];
  if (!trimmed) return ok(linkMention(ctx, asked, { kind: 'none' }, entity, before));
  const mention: Mention = there
    ? { kind: 'annotation', annotation: there }
    : { kind: 'text', span: trimmed };
  return ok(linkMention(ctx, asked, mention, entity, before));
}

function unnamedKind(field: AttributionField, words: string | undefined): Entity['kind'] {
  const isGroup = words !== undefined && guessEntityKind(words, LABEL_OF_FIELD[field]) === 'group';
  if (isGroup) return 'group';
  return field === 'speaker' ? 'person' : 'unknown';
}

/** Makes sure that the mention is an annotation that names the entity; without one the entity itself is the end. */
function linkMention(
  ctx: PlanContext,
  asked: Asked,
  mention: Mention,
  entity: Entity | undefined,
  before: readonly Command[],
): Target {
  if (mention.kind === 'annotation') {
    const { id, entityId } = mention.annotation;
    const naming: readonly Command[] =
      !entity || (entityId && isSameResolved(ctx.state.entities, entityId, entity.id))
        ? []
        : [{ kind: 'set-entity', id, entityId: entity.id, at: ctx.now }];
    return { commands: [...before, ...naming], end: { kind: 'annotation', id } };
  }
  const label = findLabel(ctx.codebook, LABEL_OF_FIELD[asked.field]);
  if (mention.kind === 'text' && label) {
    const bare = makeAnnotation(ctx, label, [mention.span], asked.provenance);
    const annotation = entity ? namedBy(bare, entity) : bare;
    return {
      commands: [...before, { kind: 'add-annotation', annotation }],
      end: { kind: 'annotation', id: annotation.id },
    };
  }
  if (!entity) throw new Error('a claim needs a mention or an entity to link to');
  return { commands: before, end: { kind: 'entity', id: entity.id } };
}

/** A mention of somebody whose name is kept back is anonymous, however it reads. */
function namedBy(mention: Annotation, entity: Entity): Annotation {
  const named = { ...mention, entityId: entity.id };
  if (entity.unnamed !== true || mention.label !== LABEL_OF_FIELD.speaker) return named;
  return { ...named, attributes: { ...mention.attributes, naming: 'anonymous' } };
}

/** A new entity; `mention` is how the text calls it, kept as an alias where that differs. */
export function makeEntity(ctx: PlanContext, label: string, name: string, mention = name): Entity {
  return {
    id: brand<EntityId>(ctx.newId()),
    projectId: ctx.projectId,
    kind: guessEntityKind(name, label),
    name,
    aliases: mention === name ? [] : [mention],
  };
}
