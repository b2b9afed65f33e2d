import { findLabel } from '#domain/codebook/codebook.ts';
import { valuesOf } from '#domain/collection/bucket-map.ts';
import type { EntityId } from '#domain/ids.ts';
import { ok } from '#domain/result.ts';
import type { Span } from '#domain/text/span.ts';
import type { Provenance } from './annotation.ts';
import type { Command } from './command.ts';
import { type Plan, type PlanContext, batch, refuse, tidyFragments } from './plan-context.ts';
import { knownEntity, makeAnnotation } from './plan-tag.ts';

/**
 * Tags many stretches of text with one label, in one command that undo takes back whole. Stretches
 * that carry the label already are passed over. `entityId`: whom all of them name; without it each names
 * the entity of its own words, if the registry has one.
 */
export function planTagAll(
  ctx: PlanContext,
  label: string,
  spans: readonly Span[],
  provenance: Provenance,
  entityId?: EntityId,
): Plan {
  const definition = findLabel(ctx.codebook, label);
  if (!definition) return refuse('unknown-label');
  const tagged = taggedPlaces(ctx, label);
  const commands = spans.flatMap((span): readonly Command[] => {
    const fragments = tidyFragments(ctx, definition, [span]);
    if (!fragments.ok || tagged.has(placeOf(fragments.value))) return [];
    tagged.add(placeOf(fragments.value));
    const bare = makeAnnotation(ctx, definition, fragments.value, provenance);
    const words = fragments.value.map(({ start, end }) => ctx.text.slice(start, end)).join(' ');
    const named = definition.entity ? (entityId ?? knownEntity(ctx, words)?.id) : undefined;
    const annotation = named === undefined ? bare : { ...bare, entityId: named };
    return [{ kind: 'add-annotation', annotation }];
  });
  return commands.length === 0 ? refuse('empty-span') : ok(batch(commands));
}

/** Where annotations with this label stand, as `placeOf` names it. */
export function taggedPlaces(ctx: Pick<PlanContext, 'state'>, label: string): Set<string> {
  const places = new Set<string>();
  for (const annotation of valuesOf(ctx.state.annotations)) {
    if (annotation.label === label) places.add(placeOf(annotation.fragments));
  }
  return places;
}

/** The same for the same pieces of text. */
export function placeOf(fragments: readonly Span[]): string {
  return fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
}
