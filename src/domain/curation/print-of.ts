import type { Annotation, Relation } from '#domain/annotation/annotation.ts';
import { hashText } from '#domain/text/hash-text.ts';
import type { AlignedGroup } from './align-layers.ts';
import type { Difference } from './difference.ts';

/**
 * Fingerprint of what is decided about in a difference, and of nothing else: a decision about a label holds
 * when the edges move later, one about the edges does not. Equal on every machine.
 */
export function printOf(difference: Difference): string {
  return hashText(JSON.stringify(versionsOf(difference)));
}

/** Fingerprint of the places on which all layers agree: which they are, and what they say. */
export function agreedPrint(groups: readonly AlignedGroup[]): string {
  return hashText(JSON.stringify(groups.map(({ members }) => whole(members[0]))));
}

/** Key under which an agreed place is overruled. */
export function agreedKey({ members }: AlignedGroup): string {
  return `agreed ${members.map((member) => member?.id ?? '').join('+')}`;
}

function versionsOf(difference: Difference): unknown {
  switch (difference.kind) {
    case 'only':
      return difference.members.map((member) => member && [member.label, pieces(member)]);
    case 'label':
      return difference.members.map((member) => member?.label);
    case 'edge':
      return difference.members.map((member) => member && pieces(member));
    case 'split': {
      const { whole: one, parts } = difference.split;
      return [pieces(one.annotation), parts.annotations.map(pieces)];
    }
    case 'attribute':
      return difference.values;
    case 'entity':
      return difference.members.map((member) => member?.entityId);
    case 'relation':
      return difference.relations.map((relation) => relation && link(relation));
  }
}

function pieces({ fragments }: Annotation): readonly (readonly number[])[] {
  return fragments.map(({ start, end }) => [start, end]);
}

function whole(annotation: Annotation | undefined): unknown {
  if (!annotation) return null;
  const { id, label, attributes, entityId } = annotation;
  return [id, label, pieces(annotation), sorted(attributes), entityId ?? null];
}

function link({ type, from, to, attributes }: Relation): unknown {
  return [type, from, to.kind, to.id, sorted(attributes)];
}

function sorted(attributes: Annotation['attributes']): unknown {
  return Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
