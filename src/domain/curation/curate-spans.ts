import type { Annotation, Attributes } from '#domain/annotation/annotation.ts';
import { joinSpans } from '#domain/annotation/fragments.ts';
import type { LayerId } from '#domain/ids.ts';
import type { Span } from '#domain/text/span.ts';
import { combineSpans } from './combine-versions.ts';
import { curateFields } from './curate-fields.ts';
import type { Difference } from './difference.ts';
import { type PreparedReview, layerIndex } from './prepare-review.ts';
import type { Outcome } from './review-log.ts';

/** What counts for an item; `undefined` while it is not decided. */
export type OutcomeOf = (key: string) => Outcome | undefined;

/** One of possibly several annotations that a place ends as. */
type Version = {
  readonly label: string;
  readonly fragments: readonly Span[];
  /** Whose fields it has where they were not decided one by one. */
  readonly source: Annotation;
  /** Kept beside another version of the same place. */
  readonly isAmbiguous: boolean;
};

export type CuratedPlace =
  /** Something about it is not decided that it cannot be without. */
  | { readonly kind: 'open' }
  | { readonly kind: 'out' }
  | {
      readonly kind: 'in';
      readonly versions: readonly (Version & { readonly attributes: Attributes })[];
    };

const OPEN: CuratedPlace = { kind: 'open' };
const OUT: CuratedPlace = { kind: 'out' };

/** What becomes of one group of aligned annotations, the parts of a split with its first one. */
export function curatePlace(
  review: PreparedReview,
  group: number,
  isAgreedTaken: boolean,
  outcomeOf: OutcomeOf,
): CuratedPlace {
  const place = review.comparison.alignment.groups[group];
  const source = place?.members.find((member) => member !== undefined);
  if (!place || !source) return OUT;
  const differences = review.byGroup.get(group);
  if (!differences) {
    const overruled = outcomeOf(review.keysOf.get(group)?.[0] ?? '');
    if (overruled?.kind === 'neither') return OUT;
    if (!overruled && !isAgreedTaken) return OPEN;
    const own = overruled?.kind === 'own' ? overruled : undefined;
    const { label, fragments, attributes } = source;
    return {
      kind: 'in',
      versions: [{ label, fragments, ...own, source, isAmbiguous: false, attributes }],
    };
  }
  const drafts = draftsOf(review, differences, outcomeOf);
  if (drafts === 'open') return OPEN;
  if (drafts.length === 0) return OUT;
  return {
    kind: 'in',
    versions: drafts.map((draft) => ({
      ...draft,
      attributes: curateFields(review, draft.source, differences, outcomeOf),
    })),
  };
}

type Members = readonly (Annotation | undefined)[];
/** None: it is out. */
type Drafts = readonly Version[] | 'open';

function draftsOf(
  review: PreparedReview,
  differences: readonly Difference[],
  outcomeOf: OutcomeOf,
): Drafts {
  const members = differences.find((each) => each.kind !== 'relation')?.members ?? [];
  const [first] = members.filter((member) => member !== undefined);
  if (!first) return [];
  let drafts: readonly Version[] = [
    { label: first.label, fragments: first.fragments, source: first, isAmbiguous: false },
  ];
  for (const difference of differences) {
    const apply = STEPS[difference.kind];
    if (!apply) continue;
    const outcome = outcomeOf(difference.key);
    if (!outcome) return 'open';
    const next = apply({ review, members, difference, differences, outcome, drafts });
    if (next === 'open' || next.length === 0) return next;
    drafts = next;
  }
  return drafts;
}

type Step = {
  readonly review: PreparedReview;
  readonly members: Members;
  readonly difference: Difference;
  /** All of the place. */
  readonly differences: readonly Difference[];
  readonly outcome: Outcome;
  readonly drafts: readonly Version[];
};

/** In the order in which the differences of a place come. */
const STEPS: Partial<Record<Difference['kind'], (step: Step) => Drafts>> = {
  only: applyOnly,
  label: applyLabel,
  edge: applyEdge,
  split: applySplit,
};

function applyOnly({ review, members, outcome, drafts }: Step): Drafts {
  switch (outcome.kind) {
    case 'take': {
      const member = memberOf(review, members, outcome.layer);
      return member ? drafts.map((draft) => withSource(draft, member)) : [];
    }
    case 'own':
      return drafts.map((draft) => ({ ...draft, ...ownOf(outcome) }));
    case 'neither':
      return [];
    case 'union':
    case 'overlap':
      return drafts;
    case 'both':
      return drafts.map((draft) => ({ ...draft, isAmbiguous: true }));
    case 'discuss':
    case 'unclear':
      return 'open';
  }
}

function applyLabel({ review, members, outcome, drafts }: Step): Drafts {
  switch (outcome.kind) {
    case 'take': {
      const member = memberOf(review, members, outcome.layer);
      return member
        ? drafts.map((draft) => ({ ...draft, label: member.label, source: member }))
        : [];
    }
    case 'own':
      return drafts.map((draft) => ({ ...draft, ...ownOf(outcome) }));
    case 'neither':
      return [];
    case 'both':
      return drafts.flatMap((draft) =>
        distinctBy(members, ({ label }) => label).map((source) => ({
          ...draft,
          label: source.label,
          source,
          isAmbiguous: true,
        })),
      );
    case 'union':
    case 'overlap':
    case 'discuss':
    case 'unclear':
      return 'open';
  }
}

function applyEdge({ review, members, outcome, drafts }: Step): Drafts {
  const present = members.filter((member) => member !== undefined);
  switch (outcome.kind) {
    case 'take': {
      const member = memberOf(review, members, outcome.layer);
      return member ? drafts.map((draft) => ({ ...draft, fragments: member.fragments })) : [];
    }
    case 'union':
    case 'overlap': {
      const lists = present.map((member) => member.fragments);
      const fragments = combineSpans(lists, outcome.kind);
      return fragments.length === 0 ? [] : drafts.map((draft) => ({ ...draft, fragments }));
    }
    case 'own':
      return drafts.map((draft) => ({ ...draft, ...ownOf(outcome) }));
    case 'neither':
      return [];
    case 'both':
      return drafts.flatMap((draft) =>
        distinctBy(present, placeKey).map((source) => ({
          ...draft,
          fragments: source.fragments,
          source: source.label === draft.label ? source : draft.source,
          isAmbiguous: true,
        })),
      );
    case 'discuss':
    case 'unclear':
      return 'open';
  }
}

function applySplit({ review, members, difference, differences, outcome, drafts }: Step): Drafts {
  if (difference.kind !== 'split') return drafts;
  const { whole, parts } = difference.split;
  const asWhole = drafts.map((draft) => asDrafted(draft, whole.annotation));
  const asParts = drafts.flatMap((draft) =>
    parts.annotations.map((part) => asDrafted(draft, part)),
  );
  const pieces = parts.annotations.flatMap(({ fragments }) => fragments);
  switch (outcome.kind) {
    case 'take': {
      const layer = layerIndex(review, outcome.layer);
      if (layer === whole.layer) return asWhole;
      if (layer === parts.layer) return asParts;
      // Another split of the same place says what becomes of it.
      if (differences.some((other) => isSplitOf(other, layer))) return drafts;
      const member = memberOf(review, members, outcome.layer);
      return member ? drafts.map((draft) => asDrafted(draft, member)) : [];
    }
    case 'union':
    case 'overlap': {
      const lists = [whole.annotation.fragments, joinSpans(pieces)];
      const fragments = combineSpans(lists, outcome.kind);
      return fragments.length === 0 ? [] : asWhole.map((draft) => ({ ...draft, fragments }));
    }
    case 'own':
      return asWhole.map((draft) => ({ ...draft, ...ownOf(outcome) }));
    case 'neither':
      return [];
    case 'both':
      return [...asWhole, ...asParts].map((draft) => ({ ...draft, isAmbiguous: true }));
    case 'discuss':
    case 'unclear':
      return 'open';
  }
}

function isSplitOf(difference: Difference, layer: number): boolean {
  if (difference.kind !== 'split') return false;
  const { whole, parts } = difference.split;
  return whole.layer === layer || parts.layer === layer;
}

/** That annotation's pieces and fields; a label that was decided stays. */
function asDrafted(draft: Version, source: Annotation): Version {
  return { ...withSource(draft, source), label: draft.label };
}

function withSource(draft: Version, source: Annotation): Version {
  return { ...draft, label: source.label, fragments: source.fragments, source };
}

function ownOf({ fragments, label }: Extract<Outcome, { kind: 'own' }>) {
  return { fragments, ...(label !== undefined && { label }) };
}

function memberOf(
  review: PreparedReview,
  members: Members,
  layer: LayerId,
): Annotation | undefined {
  return members[layerIndex(review, layer)];
}

function distinctBy(
  members: Members,
  keyOf: (member: Annotation) => string,
): readonly Annotation[] {
  const byKey = new Map<string, Annotation>();
  for (const member of members) {
    if (member && !byKey.has(keyOf(member))) byKey.set(keyOf(member), member);
  }
  return [...byKey.values()];
}

function placeKey({ fragments }: { readonly fragments: readonly Span[] }): string {
  return fragments.map(({ start, end }) => `${start}-${end}`).join(' ');
}
