import type { Annotation } from '#domain/annotation/annotation.ts';
import { CLAIM, SAID_BY, UNATTRIBUTED } from '#domain/annotation/attribution.ts';
import { addToGroup, groupBy } from '#domain/collection/group-by.ts';
import type { AnnotationId } from '#domain/ids.ts';
import { fragmentsEqual } from '#domain/matching/fragment-overlap.ts';
import type { Alignment } from './align-layers.ts';
import type { ComparedLayer } from './compared-layer.ts';
import type { EntityKeys } from './resolve-entities.ts';

/** `yes` of `of`: sums over articles add up. */
type Tally = { readonly yes: number; readonly of: number };

/** The questions behind a figure of agreement, each asked only where the first is answered with yes. */
export type Decomposition = {
  /** Of all places that somebody marked: did both? */
  readonly found: Tally;
  /** Of those both marked: same boundaries? */
  readonly boundary: Tally;
  /** Of those both marked: same label? */
  readonly label: Tally;
  /** Of the claims both marked and at least one attributed: same speaker, or "nobody" by both? */
  readonly speaker: Tally;
};

/** Decomposes the agreement of two layers, over all labels and for the places of each label. */
export function decompose(
  layers: readonly [ComparedLayer, ComparedLayer],
  alignment: Alignment,
  entityKeys: readonly EntityKeys[],
): { readonly overall: Decomposition; readonly perLabel: ReadonlyMap<string, Decomposition> } {
  const places = comparePlaces(layers, alignment, entityKeys);
  const byLabel = groupBy(places, ({ label }) => label);
  return {
    overall: tally(places),
    perLabel: new Map([...byLabel].map(([label, some]) => [label, tally(some)])),
  };
}

/** What two layers say at one place; at least one of them marked it. */
export type ComparedPlace = {
  /** The first one's label, else the second's. */
  readonly label: string;
  readonly a: Annotation | undefined;
  readonly b: Annotation | undefined;
  /** Whether both name the same speaker; absent where it was not asked. */
  readonly speaker: boolean | undefined;
};

/** The places of two layers, in reading order. */
export function comparePlaces(
  layers: readonly [ComparedLayer, ComparedLayer],
  { groups, groupOf }: Alignment,
  entityKeys: readonly EntityKeys[],
): readonly ComparedPlace[] {
  const [first, second] = layers.map((layer, index) =>
    speakersOf(layer, groupOf[index], entityKeys[index]),
  );
  return groups.flatMap(({ members: [a, b] }): readonly ComparedPlace[] => {
    const label = a?.label ?? b?.label;
    if (label === undefined) return [];
    const isAnswered = a && b && a.label === CLAIM && b.label === CLAIM;
    const [ours, theirs] = [a && first?.(a), b && second?.(b)];
    const speaker = isAnswered && (ours || theirs) ? isSameSpeaker(ours, theirs) : undefined;
    return [{ label, a, b, speaker }];
  });
}

function tally(places: readonly ComparedPlace[]): Decomposition {
  const both = places.flatMap(({ a, b }) => (a && b ? [{ a, b }] : []));
  const asked = places.filter(({ speaker }) => speaker !== undefined);
  return {
    found: { yes: both.length, of: places.length },
    boundary: {
      yes: both.filter(({ a, b }) => fragmentsEqual(a.fragments, b.fragments)).length,
      of: both.length,
    },
    label: { yes: both.filter(({ a, b }) => a.label === b.label).length, of: both.length },
    speaker: { yes: asked.filter(({ speaker }) => speaker === true).length, of: asked.length },
  };
}

/** Each speaker by all the names it is known by: where it stands, and which entity it is. */
type Speakers = 'nobody' | readonly (readonly string[])[];

function speakersOf(
  { annotations, relations }: ComparedLayer,
  groupOf: ReadonlyMap<AnnotationId, number> | undefined,
  keys: EntityKeys | undefined,
): (claim: Annotation) => Speakers | undefined {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const speakers = new Map<AnnotationId, (readonly string[])[]>();
  for (const { type, from, to } of relations) {
    if (type !== SAID_BY) continue;
    const entity = to.kind === 'entity' ? to.id : byId.get(to.id)?.entityId;
    const names = entity === undefined ? [] : [`is ${keys?.get(entity) ?? entity}`];
    if (to.kind === 'annotation') names.push(`at ${groupOf?.get(to.id)}`);
    addToGroup(speakers, from, names);
  }
  return ({ id, attributes }) =>
    speakers.get(id) ?? (attributes[UNATTRIBUTED] === true ? 'nobody' : undefined);
}

function isSameSpeaker(a: Speakers | undefined, b: Speakers | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  if (a === 'nobody' || b === 'nobody') return a === b;
  const [ours, theirs] = [new Set(a.flat()), new Set(b.flat())];
  const isAmong = (names: readonly string[], others: ReadonlySet<string>): boolean =>
    names.some((name) => others.has(name));
  return a.every((one) => isAmong(one, theirs)) && b.every((one) => isAmong(one, ours));
}
