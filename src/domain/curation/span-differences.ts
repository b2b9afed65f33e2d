import { type Annotation, type AttributeValue, answerTo } from '#domain/annotation/annotation.ts';
import { addToGroup } from '#domain/collection/group-by.ts';
import { fragmentsEqual } from '#domain/matching/fragment-overlap.ts';
import type { AlignedGroup, Alignment } from './align-layers.ts';
import type { Difference } from './difference.ts';
import { type EdgePiece, edgePieces, isTrim } from './edge-pieces.ts';
import type { Split } from './find-splits.ts';
import type { EntityKeys } from './resolve-entities.ts';

/**
 * Differences of aligned annotations, in reading order and for one place in the fixed order of kinds.
 * A split stands for the edges and the missing parts that it explains.
 */
export function spanDifferences(
  text: string,
  { groups, splits }: Alignment,
  entityKeys: readonly EntityKeys[],
): readonly Difference[] {
  const splitsOf = new Map<number, Split[]>();
  const explained = new Set<number>();
  for (const split of splits) {
    const [first = -1, ...others] = split.groups;
    addToGroup(splitsOf, first, split);
    // The parts of a split that stand alone are told with its first group.
    for (const group of others) explained.add(group);
  }
  return groups.flatMap((group, index) =>
    explained.has(index)
      ? []
      : differencesOf({ text, group, index, splits: splitsOf.get(index) ?? [], entityKeys }),
  );
}

type Place = {
  readonly text: string;
  readonly group: AlignedGroup;
  readonly index: number;
  /** Of more than two layers several may have it in parts. */
  readonly splits: readonly Split[];
  readonly entityKeys: readonly EntityKeys[];
};

function differencesOf(place: Place): readonly Difference[] {
  const { group, index: at, splits } = place;
  const { members } = group;
  const ids = members.map((member) => member?.id ?? '').join('+');
  const base = { group: at, members };
  const found: Difference[] = [];
  const markedBy = [...members.keys()].filter((layer) => members[layer] !== undefined);
  if (markedBy.length < members.length) {
    found.push({ ...base, kind: 'only', key: `only ${ids}`, markedBy });
  }
  if (markedBy.length < 2) return found;
  const labels = new Set(members.flatMap((member) => (member ? [member.label] : [])));
  if (labels.size > 1) found.push({ ...base, kind: 'label', key: `label ${ids}` });
  for (const split of splits) {
    const parts = split.parts.annotations.map(({ id }) => id).join('+');
    found.push({ ...base, kind: 'split', key: `split ${ids} ${parts}`, split });
  }
  if (splits.length === 0) {
    const pieces = piecesOf(place);
    if (pieces.length > 0) {
      found.push({ ...base, kind: 'edge', key: `edge ${ids}`, isTrim: isTrim(pieces), pieces });
    }
  }
  // The fields of different labels have nothing to do with each other.
  if (labels.size === 1) found.push(...attributeDifferences(members, base, ids));
  const entities = members.map((member, layer) => entityOf(member, place.entityKeys[layer]));
  if (isDisputed(entities, members)) {
    found.push({ ...base, kind: 'entity', key: `entity ${ids}`, entities });
  }
  return found;
}

/** Each layer's version against the first one's. */
function piecesOf({ text, group: { members } }: Place): readonly EdgePiece[] {
  const layer = members.findIndex((member) => member !== undefined);
  const first = members[layer];
  if (!first) return [];
  return members.flatMap((member, other) => {
    if (!member || other === layer || fragmentsEqual(first.fragments, member.fragments)) return [];
    return edgePieces(text, { layer, annotation: first }, { layer: other, annotation: member });
  });
}

function attributeDifferences(
  members: readonly (Annotation | undefined)[],
  base: { readonly group: number; readonly members: readonly (Annotation | undefined)[] },
  ids: string,
): readonly Difference[] {
  const names = new Set(members.flatMap((member) => Object.keys(member?.attributes ?? {})));
  return [...names].toSorted().flatMap((attribute): readonly Difference[] => {
    const values = members.map((member) => member && answerTo(member.attributes, attribute));
    if (!isDisputed(values.map(answerKey), members)) return [];
    const key = `attribute ${attribute} ${ids}`;
    return [{ ...base, kind: 'attribute', key, attribute, values }];
  });
}

/** An attribute's value as text that is equal for equal answers; a flag that is not set is no answer. */
export function answerKey(value: AttributeValue | undefined): string | undefined {
  if (value === undefined || value === false || value === '') return undefined;
  if (value === true || typeof value === 'string') return String(value);
  return value.length === 0 ? undefined : value.toSorted().join(' + ');
}

function entityOf(
  annotation: Annotation | undefined,
  keys: EntityKeys | undefined,
): string | undefined {
  if (annotation?.entityId === undefined) return undefined;
  return keys?.get(annotation.entityId) ?? annotation.entityId;
}

/** Whether the layers that have a member there do not all say the same. */
function isDisputed(
  values: readonly (string | undefined)[],
  members: readonly (Annotation | undefined)[],
): boolean {
  return new Set(values.filter((_, layer) => members[layer] !== undefined)).size > 1;
}
