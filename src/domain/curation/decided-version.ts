import type { Annotation, AttributeValue, Relation } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import type { EntityId, LayerId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { combineAnswers, combineSpans } from './combine-versions.ts';
import type { Difference } from './difference.ts';
import type { Outcome } from './review-log.ts';

/** What one side of a difference says, as far as the difference is about it. */
export type Version =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'annotation'; readonly label: string; readonly fragments: readonly Span[] }
  | { readonly kind: 'label'; readonly label: string }
  /** One list of pieces an annotation: where somebody split it there are several. */
  | { readonly kind: 'extent'; readonly annotations: readonly (readonly Span[])[] }
  | {
      readonly kind: 'value';
      readonly attribute: string;
      readonly value: AttributeValue | undefined;
    }
  /** `key`: equal for the same person or source. */
  | {
      readonly kind: 'entity';
      readonly key: string | undefined;
      readonly entityId: EntityId | undefined;
    }
  /** `layer`: whose annotations its ends are. `key`: equal for the same, as far as the difference is about it. */
  | {
      readonly kind: 'relation';
      readonly relation: Relation;
      readonly layer: number;
      readonly key: string;
    };

const NOTHING: Version = { kind: 'nothing' };

/** What a layer says in a difference. */
export function versionIn(difference: Difference, layer: number): Version {
  if (difference.kind === 'relation') {
    const relation = difference.relations[layer];
    if (!relation) return NOTHING;
    const { change } = difference;
    const key = change === 'type' ? relation.type : `${layer} ${relation.id}`;
    return { kind: 'relation', relation, layer, key: change === 'missing' ? 'there' : key };
  }
  const member = difference.members[layer];
  switch (difference.kind) {
    case 'split':
      return splitIn(difference, layer);
    case 'only':
      return member ? whole(member) : NOTHING;
    case 'label':
      return member ? { kind: 'label', label: member.label } : NOTHING;
    case 'edge':
      return member ? extent([member]) : NOTHING;
    case 'attribute': {
      const { attribute, values } = difference;
      return { kind: 'value', attribute, value: values[layer] };
    }
    case 'entity':
      return { kind: 'entity', key: difference.entities[layer], entityId: member?.entityId };
  }
}

/**
 * What a decision makes of a difference. Undefined where it leaves each as they have it, or is no decision.
 * `layers`: ids of the layers compared, in their order.
 */
export function decidedVersion(
  difference: Difference,
  outcome: Outcome,
  layers: readonly LayerId[],
): Version | undefined {
  switch (outcome.kind) {
    case 'take':
      return versionIn(difference, layers.indexOf(outcome.layer));
    case 'union':
    case 'overlap':
      return combined(difference, outcome.kind);
    case 'own':
      return ownVersion(difference, outcome);
    case 'neither':
      return emptyVersion(difference);
    case 'both':
    case 'discuss':
    case 'unclear':
      return undefined;
  }
}

/** Equal for versions that say the same. */
export function versionKey(version: Version): string {
  switch (version.kind) {
    case 'nothing':
      return '';
    case 'annotation':
      return JSON.stringify([version.label, pieces(version.fragments)]);
    case 'label':
      return version.label;
    case 'extent':
      return JSON.stringify(version.annotations.map(pieces));
    case 'value':
      return JSON.stringify(version.value ?? null);
    case 'entity':
      return version.key ?? '';
    case 'relation':
      return version.key;
  }
}

type Split = Extract<Difference, { kind: 'split' }>;

function splitIn({ split, members }: Split, layer: number): Version {
  if (layer === split.whole.layer) return extent([split.whole.annotation]);
  if (layer === split.parts.layer) return extent(split.parts.annotations);
  const member = members[layer];
  return member ? extent([member]) : NOTHING;
}

function combined(difference: Difference, how: 'union' | 'overlap'): Version | undefined {
  switch (difference.kind) {
    case 'edge': {
      const lists = difference.members.flatMap((member) => (member ? [member.fragments] : []));
      return { kind: 'extent', annotations: [combineSpans(lists, how)] };
    }
    case 'split': {
      const { whole: one, parts } = difference.split;
      const inParts = joinSpans(parts.annotations.flatMap(({ fragments }) => fragments));
      return {
        kind: 'extent',
        annotations: [combineSpans([one.annotation.fragments, inParts], how)],
      };
    }
    case 'attribute': {
      const { attribute, values } = difference;
      return { kind: 'value', attribute, value: combineAnswers(values, how) };
    }
    case 'only':
      return versionIn(difference, difference.markedBy[0] ?? -1);
    case 'relation': {
      const layer = difference.relations.findIndex((relation) => relation !== undefined);
      return how === 'union' ? versionIn(difference, layer) : NOTHING;
    }
    case 'label':
    case 'entity':
      return undefined;
  }
}

function ownVersion(
  difference: Difference,
  { fragments, label }: Extract<Outcome, { kind: 'own' }>,
): Version {
  switch (difference.kind) {
    case 'only': {
      const member = difference.members[difference.markedBy[0] ?? -1];
      return { kind: 'annotation', label: label ?? member?.label ?? '', fragments };
    }
    case 'label':
      return label === undefined
        ? { kind: 'extent', annotations: [fragments] }
        : { kind: 'label', label };
    case 'edge':
    case 'split':
      return { kind: 'extent', annotations: [fragments] };
    case 'attribute':
    case 'entity':
    case 'relation':
      return emptyVersion(difference);
  }
}

function emptyVersion(difference: Difference): Version {
  if (difference.kind === 'attribute') {
    return { kind: 'value', attribute: difference.attribute, value: undefined };
  }
  return difference.kind === 'entity'
    ? { kind: 'entity', key: undefined, entityId: undefined }
    : NOTHING;
}

function whole({ label, fragments }: Annotation): Version {
  return { kind: 'annotation', label, fragments };
}

function extent(annotations: readonly Annotation[]): Version {
  return { kind: 'extent', annotations: annotations.map(({ fragments }) => fragments) };
}

function pieces(fragments: readonly Span[]): readonly (readonly number[])[] {
  return fragments.map(({ start, end }) => [start, end]);
}
