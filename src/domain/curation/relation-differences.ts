import type { Relation } from '#domain/annotation/annotation.ts';
import type { Alignment } from './align-layers.ts';
import { type RelationGroup, alignRelations } from './align-relations.ts';
import type { ComparedLayer } from './compared-layer.ts';
import type { Difference, RelationChange } from './difference.ts';
import type { EntityKeys } from './resolve-entities.ts';
import { answerKey } from './span-differences.ts';

/**
 * Differences of relations. One whose end only some layers have, or that ends in a split, waits for
 * that difference: it may be settled with it.
 */
export function relationDifferences(
  layers: readonly ComparedLayer[],
  alignment: Alignment,
  entityKeys: readonly EntityKeys[],
  ofSpans: readonly Difference[],
): readonly Difference[] {
  const open = new Map<number, string[]>();
  for (const difference of ofSpans) {
    if (difference.kind !== 'only' && difference.kind !== 'split') continue;
    const known = open.get(difference.group);
    if (known) known.push(difference.key);
    else open.set(difference.group, [difference.key]);
  }
  return alignRelations(layers, alignment, entityKeys).flatMap((group): readonly Difference[] => {
    const change = changeOf(group);
    if (change === undefined) return [];
    const ids = group.members.map((member) => member?.id ?? '').join('+');
    return [
      {
        kind: 'relation',
        key: `relation ${ids}`,
        change,
        relations: group.members,
        waitsFor: group.ends.flatMap((end) => open.get(end) ?? []),
      },
    ];
  });
}

function changeOf({ members, by }: RelationGroup): RelationChange | undefined {
  if (members.some((member) => member === undefined)) return 'missing';
  if (by !== 'exact' && by !== 'alone') return by;
  return areAttributesEqual(members) ? undefined : 'attribute';
}

function areAttributesEqual(members: readonly (Relation | undefined)[]): boolean {
  const names = new Set(members.flatMap((member) => Object.keys(member?.attributes ?? {})));
  return [...names].every(
    (name) => new Set(members.map((member) => answerKey(member?.attributes[name]))).size === 1,
  );
}
