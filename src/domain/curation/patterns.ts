import type { AttributeValue } from '#domain/annotation/annotation.ts';
import type { Difference, RelationChange } from './difference.ts';
import type { EdgePiece } from './edge-pieces.ts';

/** What differences of one cause have in common, as values: the sentence for it is the screen's. */
type Pattern =
  | { readonly kind: 'only'; readonly markedBy: readonly number[]; readonly label: string }
  /** One label a layer. */
  | { readonly kind: 'label'; readonly labels: readonly (string | undefined)[] }
  /** Such as: layer 1 has the quotation mark at the end. */
  | {
      readonly kind: 'edge';
      readonly pieces: readonly Pick<EdgePiece, 'layer' | 'place' | 'what'>[];
    }
  | { readonly kind: 'split'; readonly splitBy: number; readonly label: string }
  | {
      readonly kind: 'attribute';
      readonly attribute: string;
      readonly values: readonly (AttributeValue | null)[];
    }
  /** Which layers have linked an entity. */
  | { readonly kind: 'entity'; readonly linkedBy: readonly number[] }
  | {
      readonly kind: 'relation';
      readonly change: RelationChange;
      readonly types: readonly (string | null)[];
    };

export type PatternGroup = {
  /** Equal for equal patterns, in every article. */
  readonly key: string;
  readonly pattern: Pattern;
  readonly differences: readonly Difference[];
};

/** Groups differences by their cause: the most frequent first, else in the order of their first one. */
export function groupByPattern(differences: readonly Difference[]): readonly PatternGroup[] {
  const groups = new Map<string, { pattern: Pattern; differences: Difference[] }>();
  for (const difference of differences) {
    const pattern = patternOf(difference);
    const key = JSON.stringify(pattern);
    const known = groups.get(key);
    if (known) known.differences.push(difference);
    else groups.set(key, { pattern, differences: [difference] });
  }
  return [...groups]
    .map(([key, group]): PatternGroup => ({ key, ...group }))
    .toSorted((a, b) => b.differences.length - a.differences.length);
}

function patternOf(difference: Difference): Pattern {
  switch (difference.kind) {
    case 'only':
      return { kind: 'only', markedBy: difference.markedBy, label: labelOf(difference.members) };
    case 'label':
      return { kind: 'label', labels: difference.members.map((member) => member?.label) };
    case 'edge':
      return {
        kind: 'edge',
        pieces: difference.pieces.map(({ layer, place, what }) => ({ layer, place, what })),
      };
    case 'split': {
      const { parts, whole } = difference.split;
      return { kind: 'split', splitBy: parts.layer, label: whole.annotation.label };
    }
    case 'attribute':
      return {
        kind: 'attribute',
        attribute: difference.attribute,
        values: difference.values.map((value) => value ?? null),
      };
    case 'entity':
      return {
        kind: 'entity',
        linkedBy: [...difference.entities.keys()].filter(
          (layer) => difference.entities[layer] !== undefined,
        ),
      };
    case 'relation':
      return {
        kind: 'relation',
        change: difference.change,
        types: difference.relations.map((relation) => relation?.type ?? null),
      };
  }
}

function labelOf(members: readonly ({ readonly label: string } | undefined)[]): string {
  return members.find((member) => member !== undefined)?.label ?? '';
}
