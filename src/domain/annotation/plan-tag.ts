import { type LabelDefinition, findLabel } from '#domain/codebook/codebook.ts';
import { defaultAttributes } from '#domain/codebook/validate-annotation.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { Entity } from '#domain/entities/entity.ts';
import { findEntityByName } from '#domain/entities/find-entity.ts';
import { type AnnotationId, type EntityId, brand } from '#domain/ids.ts';
import { type Result, ok } from '#domain/result.ts';
import { nameInMention } from '#domain/suggest/name-candidates.ts';
import type { Span } from '#domain/text/span.ts';
import type { Annotation, Attributes, Provenance } from './annotation.ts';
import type { Command } from './command.ts';
import { guessMention } from './guess-mention.ts';
import {
  type PlanContext,
  type PlanRefusal,
  autoAttributes,
  quoteOf,
  refuse,
  tidyFragments,
} from './plan-context.ts';

export type TagPlan = { readonly id: AnnotationId; readonly command: Command };

/**
 * Tags one or more pieces of text as one annotation, with the codebook's defaults, what the rules
 * fill in, and the entity whose name or alias the text is.
 */
export function planTag(
  ctx: PlanContext,
  label: string,
  spans: readonly Span[],
  provenance: Provenance = 'manual',
): Result<TagPlan, PlanRefusal> {
  const definition = findLabel(ctx.codebook, label);
  if (!definition) return refuse('unknown-label');
  const fragments = tidyFragments(ctx, definition, spans);
  if (!fragments.ok) return fragments;
  const bare = makeAnnotation(ctx, definition, fragments.value, provenance);
  const entity = definition.entity ? knownEntity(ctx, quoteOf(ctx.text, bare)) : undefined;
  const annotation = entity ? withEntity(bare, entity.id) : bare;
  return ok({ id: annotation.id, command: { kind: 'add-annotation', annotation } });
}

/** A new annotation with everything the rules know, and no entity yet. */
export function makeAnnotation(
  ctx: PlanContext,
  label: LabelDefinition,
  fragments: readonly Span[],
  provenance: Provenance,
): Annotation {
  const words = fragments.map(({ start, end }) => ctx.text.slice(start, end)).join(' ');
  return {
    id: brand<AnnotationId>(ctx.newId()),
    label: label.id,
    fragments,
    attributes: {
      ...defaultAttributes(label),
      ...autoAttributes(ctx, label, fragments),
      ...allowedGuesses(label, words),
    },
    provenance,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    health: 'sound',
  };
}

function withEntity(annotation: Annotation, entityId: EntityId): Annotation {
  return { ...annotation, entityId };
}

/** The entity that these words name: as they stand, or without the title before the name. */
export function knownEntity(ctx: PlanContext, mention: string): Entity | undefined {
  const entities = (): Iterable<Entity> => valuesOf(ctx.state.entities);
  return (
    findEntityByName(entities(), mention) ?? findEntityByName(entities(), nameInMention(mention))
  );
}

/** Guesses that this codebook has attributes and options for. */
function allowedGuesses(label: LabelDefinition, words: string): Attributes {
  const guesses = Object.entries(guessMention(label.id, words));
  return Object.fromEntries(
    guesses.filter(([id, value]) =>
      label.attributes.some(
        (attribute) =>
          attribute.id === id &&
          attribute.type === 'enum' &&
          attribute.options.some((option) => option.id === value),
      ),
    ),
  );
}
