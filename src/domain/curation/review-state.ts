import type { AnnotatorId } from '#domain/ids.ts';
import { type Curated, type CuratedPlaces, type PlaceMemo, curatePlaces } from './curate.ts';
import {
  type LinkFates,
  type LostLink,
  curateRelations,
  linkFates,
  linksOf,
} from './curate-links.ts';
import { type LinkFault, faultOf } from './link-fault.ts';
import type { RelationGroup } from './align-relations.ts';
import type { Difference } from './difference.ts';
import type { ReviewLog } from './fold-review.ts';
import type { PreparedReview } from './prepare-review.ts';
import { isDisputed, type ReviewItem } from './review-items.ts';
import { AGREED, type Outcome } from './review-log.ts';
import { relationKey } from './relation-differences.ts';
import { type SettleContext, type Settled, outcomeKey, settleItem } from './settle-item.ts';
import { suggestOutcome } from './suggest-outcome.ts';

export type ReviewState = {
  /** In the order of the comparison's differences. */
  readonly items: readonly ReviewItem[];
  /** Places on which all agree, and whether they were taken. */
  readonly agreed: { readonly count: number; readonly isTaken: boolean };
  /** Key of an agreed place (`agreedKey`) → what was said of it by itself. */
  readonly overruled: ReadonlyMap<string, Settled>;
  readonly curated: Curated;
  /** What the decisions left without a link that somebody drew. */
  readonly lostLinks: readonly LostLink[];
};

/** Where a review stands: each difference with what was said about it, and the annotations that come of it. */
export function reviewState(review: PreparedReview, log: ReviewLog, me: AnnotatorId): ReviewState {
  return reviewStates(review, me)(log);
}

/**
 * As `reviewState`, for one log after another: what a decision does not touch is not worked out again, and
 * its item stays the same object.
 */
export function reviewStates(
  review: PreparedReview,
  me: AnnotatorId,
): (log: ReviewLog) => ReviewState {
  const memo: PlaceMemo = new Map();
  let items: readonly ReviewItem[] = [];
  return (log) => {
    const state = nextState(review, log, me, memo);
    const before = items;
    items = state.items.map((item, index) => {
      const known = before[index];
      return known && isSameItem(known, item) ? known : item;
    });
    return { ...state, items };
  };
}

function nextState(
  review: PreparedReview,
  log: ReviewLog,
  me: AnnotatorId,
  memo: PlaceMemo,
): ReviewState {
  const participants = new Set(review.layers.map(({ annotatorId }) => annotatorId));
  const context = { log, me, participants };
  const { differences } = review.comparison;
  const outcomes = new Map<string, Outcome>();
  const outcomeOf = (key: string): Outcome | undefined => outcomes.get(key);
  const settledAll = differences.map((difference) => {
    const print = review.prints.get(difference.key) ?? '';
    const settled = settleItem(difference.key, print, context);
    if (settled.outcome) outcomes.set(difference.key, settled.outcome);
    return { difference, print, settled };
  });
  const before = decidedPatterns(review, settledAll, me);
  const overruled = overruledPlaces(review, log, context);
  for (const [key, { outcome }] of overruled) if (outcome) outcomes.set(key, outcome);
  const isAgreedTaken = isTaken(log, review.agreedPrint);
  const places = curatePlaces(review, isAgreedTaken, outcomeOf, memo);
  const layers = review.layers.map(({ id }) => id);
  const links = relationLinks(review, places);
  const items = settledAll.map(({ difference, print, settled }): ReviewItem => {
    const pattern = review.patternOf.get(difference.key) ?? '';
    const base = { difference, pattern, print, follows: false, waitsFor: [] };
    const link = links.get(difference.key);
    const faults = link && faultsOf(link.fates);
    const waitsFor =
      difference.kind === 'relation'
        ? difference.waitsFor.filter((key) => !outcomes.has(key))
        : base.waitsFor;
    const told = { ...base, ...settled, ...(faults && { faults }) };
    const lost = settled.outcome && faultOf(told, settled.outcome, layers);
    // A link goes with the annotation that it leads from.
    const follows = settled.status === 'open' || (lost && link?.isGone) ? link?.follows : undefined;
    if (follows) {
      outcomes.set(difference.key, follows);
      return { ...told, status: 'decided', outcome: follows, follows: true };
    }
    if (lost && settled.status === 'decided') {
      const { outcome: _lost, ...rest } = told;
      return { ...rest, waitsFor, status: 'open', lost };
    }
    const suggestion =
      settled.status === 'decided' || isDisputed(settled)
        ? undefined
        : suggestOutcome(review, difference, before);
    const isPossible = suggestion && !faultOf(told, suggestion.outcome, layers);
    return { ...told, waitsFor, ...(isPossible && { suggestion }) };
  });
  const { relations, lost: lostLinks } = curateRelations(review, places, isAgreedTaken, outcomeOf);
  return {
    items,
    agreed: { count: review.agreed.length, isTaken: isAgreedTaken },
    overruled,
    curated: { annotations: places.annotations, relations },
    lostLinks,
  };
}

function isTaken({ positions }: ReviewLog, print: string): boolean {
  return (positions.get(AGREED) ?? []).some((each) => each.print === print);
}

/** Agreed places of which somebody has said anything by themselves. */
function overruledPlaces(
  review: PreparedReview,
  log: ReviewLog,
  context: SettleContext,
): ReadonlyMap<string, Settled> {
  const overruled = new Map<string, Settled>();
  for (const index of review.agreed) {
    const [key] = review.keysOf.get(index) ?? [];
    if (key === undefined || !log.positions.has(key)) continue;
    overruled.set(key, settleItem(key, review.agreedPrint, context));
  }
  return overruled;
}

type RelationLink = {
  readonly fates: LinkFates;
  /** What it leads from is left out. */
  readonly isGone: boolean;
  /**
   * Some layers cannot have the relation, since they lack an end of it: once the ends are decided nothing is left
   * to ask.
   */
  readonly follows: Outcome | undefined;
};

/** Key of a difference of relations → what its ends make of it. */
function relationLinks(
  review: PreparedReview,
  places: CuratedPlaces,
): ReadonlyMap<string, RelationLink> {
  const isSplit = new Set(review.comparison.alignment.splits.flatMap(({ groups }) => groups[0]));
  return new Map(
    review.comparison.relations.flatMap((relation) => {
      const key = relationKey(relation);
      if (!review.prints.has(key)) return [];
      const fates = linkFates(review, places, relation);
      const isGone = fates.every((fate, layer) => {
        const { fault } = fate?.kind === 'lost' ? fate : {};
        return !fate || (fault?.kind === 'left-out' && fault.end === relation.members[layer]?.from);
      });
      const follows: Outcome | undefined = isGone
        ? { kind: 'neither' }
        : followingOf(review, places, { relation, fates, isSplit });
      return [[key, { fates, isGone, follows }] as const];
    }),
  );
}

type Followed = {
  readonly relation: RelationGroup;
  readonly fates: LinkFates;
  readonly isSplit: ReadonlySet<number | undefined>;
};

function followingOf(
  { comparison, layers }: PreparedReview,
  places: CuratedPlaces,
  { relation, fates, isSplit }: Followed,
): Outcome | undefined {
  if (relation.ends.some((end) => places.fates[end] === 'open')) return undefined;
  if (linksOf(fates).length === 0) return { kind: 'neither' };
  if (relation.by !== 'alone' && relation.by !== 'exact') return undefined;
  if (!relation.hasSameAttributes) return undefined;
  const { groups } = comparison.alignment;
  const has = fates.findIndex((fate) => fate?.kind === 'in');
  const isExplained = relation.members.every(
    (member, layer) =>
      member !== undefined ||
      relation.ends.some((end) => isSplit.has(end) || groups[end]?.members[layer] === undefined),
  );
  const layer = layers[has]?.id;
  return isExplained && layer !== undefined ? { kind: 'take', layer } : undefined;
}

function faultsOf(fates: LinkFates): readonly (LinkFault | undefined)[] | undefined {
  const faults = fates.map((fate) => (fate?.kind === 'lost' ? fate.fault : undefined));
  return faults.some((fault) => fault) ? faults : undefined;
}

/**
 * Pattern key → what was decided last about a difference of that pattern, or what I have answered: of two equals
 * neither is told what the other one has answered before it is decided.
 */
function decidedPatterns(
  { patternOf }: PreparedReview,
  settledAll: readonly { readonly difference: Difference; readonly settled: Settled }[],
  me: AnnotatorId,
): Map<string, Outcome> {
  const latest = new Map<string, { readonly at: number; readonly outcome: Outcome }>();
  for (const { difference, settled } of settledAll) {
    // What is disputed is no example for others.
    if (isDisputed(settled)) continue;
    const pattern = patternOf.get(difference.key);
    const position = settled.positions.find(
      ({ by, outcome }) =>
        isRepeatable(outcome) &&
        (by === me || (settled.status === 'decided' && settled.outcome === outcome)),
    );
    if (pattern === undefined || !position) continue;
    const known = latest.get(pattern);
    if (!known || position.at >= known.at) latest.set(pattern, position);
  }
  return new Map([...latest].map(([pattern, { outcome }]) => [pattern, outcome]));
}

function isRepeatable({ kind }: Outcome): boolean {
  return kind !== 'own' && kind !== 'discuss' && kind !== 'unclear';
}

function isSameItem(a: ReviewItem, b: ReviewItem): boolean {
  return (
    a.status === b.status &&
    isSameOutcome(a.outcome, b.outcome) &&
    a.follows === b.follows &&
    a.isChanged === b.isChanged &&
    isSameFault(a.lost, b.lost) &&
    areSame(a.faults ?? [], b.faults ?? [], isSameFault) &&
    a.suggestion?.why === b.suggestion?.why &&
    isSameOutcome(a.suggestion?.outcome, b.suggestion?.outcome) &&
    areSame(a.waitsFor, b.waitsFor, (x, y) => x === y) &&
    areSame(a.disputed, b.disputed, (x, y) => x.by === y.by && x.note === y.note) &&
    areSame(
      a.positions,
      b.positions,
      (x, y) => x.by === y.by && x.at === y.at && isSameOutcome(x.outcome, y.outcome),
    )
  );
}

export function isSameOutcome(a: Outcome | undefined, b: Outcome | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && outcomeKey(a) === outcomeKey(b));
}

function isSameFault(a: LinkFault | undefined, b: LinkFault | undefined): boolean {
  return a?.kind === b?.kind && a?.end === b?.end;
}

function areSame<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  return a.length === b.length && a.every((each, index) => isSame(each, b[index] ?? each));
}
