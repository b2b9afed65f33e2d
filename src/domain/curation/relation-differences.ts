import { addToGroup } from '#domain/collection/group-by.ts';
import type { RelationGroup } from './align-relations.ts';
import type { Difference, RelationChange } from './difference.ts';

/**
 * Differences of relations. One whose end only some layers have, or that ends in a split, waits for
 * that difference: it may be settled with it.
 */
export function relationDifferences(
  groups: readonly RelationGroup[],
  ofSpans: readonly Difference[],
): readonly Difference[] {
  const open = new Map<number, string[]>();
  for (const difference of ofSpans) {
    if (difference.kind !== 'only' && difference.kind !== 'split') continue;
    addToGroup(open, difference.group, difference.key);
  }
  return groups.flatMap((group): readonly Difference[] => {
    const change = changeOf(group);
    if (change === undefined) return [];
    return [
      {
        kind: 'relation',
        key: relationKey(group),
        change,
        relations: group.members,
        waitsFor: group.ends.flatMap((end) => open.get(end) ?? []),
      },
    ];
  });
}

/** Equal for the same relations after a reload. */
export function relationKey({ members }: RelationGroup): string {
  return `relation ${members.map((member) => member?.id ?? '').join('+')}`;
}

function changeOf({ members, by, hasSameAttributes }: RelationGroup): RelationChange | undefined {
  if (members.some((member) => member === undefined)) return 'missing';
  if (by !== 'exact' && by !== 'alone') return by;
  return hasSameAttributes ? undefined : 'attribute';
}
