import type { Annotation, AttributeValue, Attributes } from '#domain/annotation/annotation.ts';
import type { LayerState } from '#domain/annotation/layer-state.ts';
import { getFrom } from '#domain/collection/bucket-map.ts';
import type { AnnotationId } from '#domain/ids.ts';
import {
  type AttributeDefinition,
  type Codebook,
  type RelationDefinition,
  findLabel,
} from './codebook.ts';

/** What a new annotation (or relation) carries at once: the defaults of its enums. */
export function defaultAttributes(definition: {
  readonly attributes: readonly AttributeDefinition[];
}): Attributes {
  return Object.fromEntries(
    definition.attributes.flatMap((attribute) =>
      attribute.type === 'enum' && attribute.default !== undefined
        ? [[attribute.id, attribute.default]]
        : [],
    ),
  );
}

export type AnnotationFault =
  | { readonly kind: 'unknown-label'; readonly label: string }
  | { readonly kind: 'unknown-attribute'; readonly attribute: string }
  | { readonly kind: 'bad-value'; readonly attribute: string }
  /** More than one piece where the label allows one only. */
  | { readonly kind: 'several-pieces'; readonly label: string }
  /** It names an entity, and its label has none. */
  | { readonly kind: 'entity-not-allowed'; readonly label: string };

/** Everything about an annotation that its codebook does not allow. Absent answers are unfinished, not faults. */
export function checkAnnotation(
  codebook: Codebook,
  annotation: Annotation,
): readonly AnnotationFault[] {
  const label = findLabel(codebook, annotation.label);
  if (!label) return [{ kind: 'unknown-label', label: annotation.label }];
  const faults: AnnotationFault[] = [];
  if (!label.discontinuous && annotation.fragments.length > 1) {
    faults.push({ kind: 'several-pieces', label: label.id });
  }
  if (!label.entity && annotation.entityId !== undefined) {
    faults.push({ kind: 'entity-not-allowed', label: label.id });
  }
  return [...faults, ...checkAttributes(label.attributes, annotation.attributes)];
}

export type AttributeFault = Extract<AnnotationFault, { kind: 'unknown-attribute' | 'bad-value' }>;

/** Also for the attributes of a relation. */
export function checkAttributes(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes,
): readonly AttributeFault[] {
  return Object.entries(attributes).flatMap(([id, value]): AttributeFault[] => {
    const definition = definitions.find((candidate) => candidate.id === id);
    if (!definition) return [{ kind: 'unknown-attribute', attribute: id }];
    return isValueAllowed(definition, value) ? [] : [{ kind: 'bad-value', attribute: id }];
  });
}

export function isValueAllowed(definition: AttributeDefinition, value: AttributeValue): boolean {
  switch (definition.type) {
    case 'enum':
      return definition.options.some((option) => option.id === value);
    case 'multi':
      return (
        Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((each) => definition.options.some((option) => option.id === each))
      );
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/v.test(value);
    case 'flag':
      return typeof value === 'boolean';
  }
}

/** Relation types that may lead from the one label to the other, fields included. */
export function relationsAllowed(
  codebook: Codebook,
  fromLabel: string,
  toLabel: string,
): readonly RelationDefinition[] {
  return codebook.relations.filter(
    (relation) => relation.from.includes(fromLabel) && relation.to.includes(toLabel),
  );
}

/** True when a relation of this type between the two would close a circle (a link to itself is one). */
export function wouldCycle(
  state: LayerState,
  type: string,
  from: AnnotationId,
  to: AnnotationId,
): boolean {
  const seen = new Set<AnnotationId>();
  const waiting = [to];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (id === from) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...targetsOf(state, type, id));
  }
  return false;
}

/** Annotations that relations of this type lead to from the given one. */
function targetsOf(state: LayerState, type: string, from: AnnotationId): readonly AnnotationId[] {
  return (getFrom(state.relationsOf, from) ?? []).flatMap((id) => {
    const relation = getFrom(state.relations, id);
    return relation?.type === type && relation.from === from && relation.to.kind === 'annotation'
      ? [relation.to.id]
      : [];
  });
}
