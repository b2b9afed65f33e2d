import type { Difference } from '#domain/curation/difference.ts';
import type { ItemStatus, ReviewItem } from '#domain/curation/review-items.ts';
import type { Place, ReviewIndex } from './review-index.ts';

export const DIFFERENCE_KINDS: readonly Difference['kind'][] = [
  'only',
  'label',
  'edge',
  'split',
  'attribute',
  'entity',
  'relation',
];

export const STATUSES: readonly ItemStatus[] = ['open', 'waiting', 'talk', 'asked', 'decided'];

/** What the queue shows; what is left out is not asked for. */
export type ItemFilter = {
  readonly kind?: Difference['kind'];
  readonly label?: string;
  /** A layer that has a version of its own there. */
  readonly who?: number;
  readonly status?: ItemStatus;
};

export const NO_FILTER: ItemFilter = {};

/** How many items each choice would show, the other choices staying as they are. */
export type FilterCounts = {
  readonly kind: ReadonlyMap<Difference['kind'], number>;
  readonly label: ReadonlyMap<string, number>;
  readonly who: ReadonlyMap<number, number>;
  readonly status: ReadonlyMap<ItemStatus, number>;
};

export function filterItems(
  items: readonly ReviewItem[],
  index: ReviewIndex,
  filter: ItemFilter,
): readonly ReviewItem[] {
  if (Object.keys(filter).length === 0) return items;
  return items.filter(
    (item, at) => faultsOf(item, index.places[at] ?? NOWHERE, filter).length === 0,
  );
}

export function countItems(
  items: readonly ReviewItem[],
  index: ReviewIndex,
  filter: ItemFilter,
): FilterCounts {
  const counts = {
    kind: new Map<Difference['kind'], number>(),
    label: new Map<string, number>(),
    who: new Map<number, number>(),
    status: new Map<ItemStatus, number>(),
  };
  for (const [at, item] of items.entries()) {
    const facts = index.places[at] ?? NOWHERE;
    const faults = faultsOf(item, facts, filter);
    if (faults.length > 1) continue;
    const counted = (part: keyof ItemFilter): boolean => faults.length === 0 || faults[0] === part;
    if (counted('kind')) add(counts.kind, item.difference.kind);
    if (counted('label')) for (const label of facts.labels) add(counts.label, label);
    if (counted('who')) for (const layer of facts.layers) add(counts.who, layer);
    if (counted('status')) add(counts.status, item.status);
  }
  return counts;
}

type Facts = Pick<Place, 'labels' | 'layers'>;

const NOWHERE: Facts = { labels: [], layers: [] };

/** The parts of the filter that leave the item out. */
function faultsOf(
  { difference, status }: ReviewItem,
  { labels, layers }: Facts,
  filter: ItemFilter,
): readonly (keyof ItemFilter)[] {
  const faults: (keyof ItemFilter)[] = [];
  if (filter.kind !== undefined && filter.kind !== difference.kind) faults.push('kind');
  if (filter.label !== undefined && !labels.includes(filter.label)) faults.push('label');
  if (filter.who !== undefined && !layers.includes(filter.who)) faults.push('who');
  if (filter.status !== undefined && filter.status !== status) faults.push('status');
  return faults;
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
