import type { Annotation, AttributeValue, Attributes } from '#domain/annotation/annotation.ts';
import type { EntityId } from '#domain/ids.ts';
import { combineAnswers } from './combine-versions.ts';
import type { OutcomeOf } from './curate-spans.ts';
import type { Difference } from './difference.ts';
import { type PreparedReview, layerIndex } from './prepare-review.ts';
import type { Outcome } from './review-log.ts';

/** The attributes of a version: those that do not differ, and of the others those that are decided. */
export function curateFields(
  review: PreparedReview,
  source: Annotation,
  differences: readonly Difference[],
  outcomeOf: OutcomeOf,
): Attributes {
  const attributes = new Map(Object.entries(source.attributes));
  for (const difference of differences) {
    if (difference.kind !== 'attribute' || !isAbout(difference, source)) continue;
    const { attribute, values, key } = difference;
    const value = decidedValue(review, values, attributes.get(attribute), outcomeOf(key));
    if (value === undefined) attributes.delete(attribute);
    else attributes.set(attribute, value);
  }
  return Object.fromEntries(attributes);
}

function decidedValue(
  review: PreparedReview,
  values: readonly (AttributeValue | undefined)[],
  own: AttributeValue | undefined,
  outcome: Outcome | undefined,
): AttributeValue | undefined {
  switch (outcome?.kind) {
    case 'take':
      return values[layerIndex(review, outcome.layer)];
    case 'union':
    case 'both':
      return combineAnswers(values, 'union') ?? own;
    case 'overlap':
      return combineAnswers(values, 'overlap');
    case 'own':
    case 'neither':
    case 'discuss':
    case 'unclear':
    case undefined:
      return undefined;
  }
}

/** A further part of a split is none of the members that the place's differences are about. */
function isAbout(
  { members }: { readonly members: readonly (Annotation | undefined)[] },
  source: Annotation,
): boolean {
  return members.includes(source);
}

/** The person or source of a version: the same in all, or decided. */
export function curateEntity(
  review: PreparedReview,
  source: Annotation,
  differences: readonly Difference[],
  outcomeOf: OutcomeOf,
): EntityId | undefined {
  const difference = differences.find(({ kind }) => kind === 'entity');
  if (difference?.kind !== 'entity' || !isAbout(difference, source)) return source.entityId;
  const outcome = outcomeOf(difference.key);
  switch (outcome?.kind) {
    case 'take':
      return difference.members[layerIndex(review, outcome.layer)]?.entityId;
    case 'both':
    case 'union':
      return source.entityId;
    case 'overlap':
    case 'own':
    case 'neither':
    case 'discuss':
    case 'unclear':
    case undefined:
      return undefined;
  }
}
