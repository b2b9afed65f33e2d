import { fragmentsEqual, sharedLength } from '#domain/matching/fragment-overlap.ts';
import { maximumMatching } from '#domain/matching/maximum-matching.ts';
import type { Pair } from '#domain/matching/overlapping-pairs.ts';
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
  readonly from: RelationArgument;
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
  const near = relationsByPlace(second);
  const pairs = first.flatMap((relation, i) =>
    near(relation).flatMap((j): readonly Pair[] => {
      const other = second[j];
      return other && isMatch(relation, other, match) ? [[i, j]] : [];
    }),
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

/** Code units a bucket of the text holds. */
const BUCKET = 512;

/** Which relations begin near one: those whose first end touches the same buckets of the text. */
function relationsByPlace(
  relations: readonly MarkedRelation[],
): (relation: MarkedRelation) => readonly number[] {
  const buckets = new Map<string, number[]>();
  for (const [index, relation] of relations.entries()) {
    for (const bucket of bucketsOf(relation.from)) {
      const list = buckets.get(bucket);
      if (list) list.push(index);
      else buckets.set(bucket, [index]);
    }
  }
  return ({ from }) => [...new Set(bucketsOf(from).flatMap((bucket) => buckets.get(bucket) ?? []))];
}

function bucketsOf(end: RelationArgument): readonly string[] {
  if (end.kind === 'entity') return [`entity ${end.entity}`];
  const found = new Set<string>();
  if (end.entity !== undefined) found.add(`entity ${end.entity}`);
  for (const { start, end: stop } of end.span.fragments) {
    const last = Math.floor((stop - 1) / BUCKET);
    for (let at = Math.floor(start / BUCKET); at <= last; at += 1) found.add(`text ${at}`);
  }
  return [...found];
}
