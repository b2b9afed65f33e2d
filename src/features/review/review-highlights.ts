import type { Highlight } from '#editor/article-surface.ts';
import type { OpenReview } from '#workspace/review-state.ts';
import { agreedId, type ReviewIndex, versionId } from './review-index.ts';
import type { Sides } from './sides.ts';

type Shown = Pick<OpenReview, 'comparison' | 'items'>;

/** Everything that is drawn: a tint where all agree, else each version on its own side of the line. */
export function reviewHighlights(
  review: Shown,
  index: ReviewIndex,
  sidesAt: (group: number) => Sides,
): readonly Highlight[] {
  const open = openKeys(review);
  return review.comparison.alignment.groups.flatMap((_unused, group) =>
    groupHighlights(review, index, { group, sides: sidesAt(group), open }),
  );
}

/** What a change of the items makes look different. */
export function changedHighlights(
  before: Shown,
  review: Shown,
  index: ReviewIndex,
  sidesAt: (group: number) => Sides,
): readonly Highlight[] {
  const [was, open] = [openKeys(before), openKeys(review)];
  const groups = [...index.differing].filter(
    ([, keys]) => isSettled(keys, was) !== isSettled(keys, open),
  );
  return groups.flatMap(([group]) =>
    groupHighlights(review, index, { group, sides: sidesAt(group), open }),
  );
}

type GroupLook = {
  readonly group: number;
  readonly sides: Sides;
  readonly open: ReadonlySet<string>;
};

function groupHighlights(
  { comparison }: Shown,
  { differing }: ReviewIndex,
  { group, sides, open }: GroupLook,
): readonly Highlight[] {
  const members = comparison.alignment.groups[group]?.members ?? [];
  const keys = differing.get(group);
  if (!keys) {
    const first = members.find((member) => member !== undefined);
    if (!first) return [];
    const { label, fragments } = first;
    return [{ id: agreedId(group), label, fragments, version: { kind: 'agreed' } }];
  }
  return members.flatMap((member, layer): readonly Highlight[] => {
    if (!member) return [];
    const { id, label, fragments } = member;
    const side = sides.indexOf(layer);
    const version = { kind: 'side', side, isSettled: isSettled(keys, open) } as const;
    return [{ id: versionId(layer, id), label, fragments, version }];
  });
}

function isSettled(keys: readonly string[], open: ReadonlySet<string>): boolean {
  return !keys.some((key) => open.has(key));
}

function openKeys({ items }: Shown): ReadonlySet<string> {
  return new Set(
    items.filter(({ status }) => status !== 'decided').map(({ difference }) => difference.key),
  );
}
