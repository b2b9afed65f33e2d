import { fragmentsEqual, sharedLength } from '#domain/matching/fragment-overlap.ts';
import { maximumMatching } from '#domain/matching/maximum-matching.ts';
import { type Pair, overlappingPairs } from '#domain/matching/overlapping-pairs.ts';
import { type Coefficient } from './coefficient.ts';
import type { MarkedSpan } from './marked-span.ts';
import { f1Of } from './span-f1.ts';

/** An end of a relation: a span, or an entity the text does not mention there. */
export type RelationArgument =
  | { readonly kind: 'span'; readonly span: MarkedSpan; readonly entity?: string }
  /** A key that is equal for entities that are the same. */
  | { readonly kind: 'entity'; readonly entity: string };

export type MarkedRelation = {
  readonly type: string;
  readonly from: RelationArgument & { readonly kind: 'span' };
  readonly to: RelationArgument;
};

export type RelationMatch = {
  /** Whether the spans at the ends must be the same or need only overlap; their labels must be the same. */
  readonly ends: 'strict' | 'overlap';
  /** Whether the relations' types must be the same. */
  readonly labelled: boolean;
};

/**
 * F1 of two annotators' relations, with the most one-to-one matches there can be. A relation matches
 * when its ends do; a mention and an entity match when the mention is linked to that entity. n: relations of both.
 */
export function relationF1(
  first: readonly MarkedRelation[],
  second: readonly MarkedRelation[],
  match: RelationMatch,
): Coefficient {
  const matched = matchRelations(first, second, match).length;
  return f1Of({ matched, first: first.length, second: second.length });
}

/** The matched relations by their indexes, as many as possible. */
export function matchRelations(
  first: readonly MarkedRelation[],
  second: readonly MarkedRelation[],
  match: RelationMatch,
): readonly Pair[] {
  const [starts, others] = [byStart(first), byStart(second)];
  const pairs = overlappingPairs(
    starts.map(({ fragments }) => fragments),
    others.map(({ fragments }) => fragments),
  ).flatMap(([start, other]) =>
    (starts[start]?.relations ?? []).flatMap((i) =>
      (others[other]?.relations ?? []).slice(0, MOST_OF_ONE_START).flatMap((j): readonly Pair[] => {
        const [a, b] = [first[i], second[j]];
        return a && b && isMatch(a, b, match) ? [[i, j]] : [];
      }),
    ),
  );
  return maximumMatching(first.length, second.length, pairs);
}

function isMatch(a: MarkedRelation, b: MarkedRelation, match: RelationMatch): boolean {
  return (
    (!match.labelled || a.type === b.type) &&
    isSameEnd(a.from, b.from, match.ends) &&
    isSameEnd(a.to, b.to, match.ends)
  );
}

function isSameEnd(a: RelationArgument, b: RelationArgument, ends: RelationMatch['ends']): boolean {
  if (a.kind === 'entity' || b.kind === 'entity') {
    return a.entity !== undefined && a.entity === b.entity;
  }
  if (a.span.label !== b.span.label) return false;
  return ends === 'strict'
    ? fragmentsEqual(a.span.fragments, b.span.fragments)
    : sharedLength(a.span.fragments, b.span.fragments) > 0;
}

/** With how many relations that begin at one place another is compared: more are no human work. */
const MOST_OF_ONE_START = 128;

type Start = { readonly fragments: MarkedSpan['fragments']; readonly relations: number[] };

/** Relations by the place where they begin: many can begin at one. */
function byStart(relations: readonly MarkedRelation[]): readonly Start[] {
  const starts = new Map<string, Start>();
  for (const [index, { from }] of relations.entries()) {
    const { fragments } = from.span;
    const key = fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
    const known = starts.get(key);
    if (known) known.relations.push(index);
    else starts.set(key, { fragments, relations: [index] });
  }
  return [...starts.values()];
}
