import { addToGroup } from '#domain/collection/group-by.ts';
import { assignRows } from './assign-rows.ts';
import type { Pair } from './overlapping-pairs.ts';

export type WeightedPair = {
  readonly left: number;
  readonly right: number;
  /** Above 0: a pair worth nothing is better left apart. */
  readonly weight: number;
};

/**
 * The one-to-one pairs whose weights sum to the most. Optimal: every cluster of connected pairs is
 * solved by itself, so that the cost is linear in the number of clusters. Only a cluster with more than 200
 * on its smaller side, which no human work has, is matched heaviest pair first.
 */
export function maximumWeightMatching(pairs: readonly WeightedPair[]): readonly Pair[] {
  const matched: Pair[] = [];
  for (const cluster of clustersOf(pairs.filter(({ weight }) => weight > 0))) {
    for (const { left, right } of matchCluster(cluster)) matched.push([left, right]);
  }
  return matched.toSorted((a, b) => a[0] - b[0]);
}

const MOST_ROWS = 200;
const MOST_CELLS = 400_000;

function matchCluster(cluster: readonly WeightedPair[]): readonly WeightedPair[] {
  if (cluster.length === 1) return cluster;
  const rows = numbered(cluster.map(({ left }) => left));
  const columns = numbered(cluster.map(({ right }) => right));
  const isWide = rows.size <= columns.size;
  const [short, long] = isWide ? [rows.size, columns.size] : [columns.size, rows.size];
  if (short > MOST_ROWS || short * long > MOST_CELLS) return heaviestFirst(cluster);
  const pairAt: (WeightedPair | undefined)[] = Array.from({ length: short * long });
  const costs = new Float64Array(short * long);
  for (const pair of cluster) {
    const row = rows.get(pair.left) ?? 0;
    const column = columns.get(pair.right) ?? 0;
    const cell = isWide ? row * long + column : column * long + row;
    if (-pair.weight >= (costs[cell] ?? 0)) continue;
    costs[cell] = -pair.weight;
    pairAt[cell] = pair;
  }
  // A row that gets a column it has no pair with stays alone: that costs 0, as being alone does.
  return assignRows(costs, short, long).flatMap((column, row) => pairAt[row * long + column] ?? []);
}

function heaviestFirst(cluster: readonly WeightedPair[]): readonly WeightedPair[] {
  const lefts = new Set<number>();
  const rights = new Set<number>();
  return cluster
    .toSorted((a, b) => b.weight - a.weight || a.left - b.left || a.right - b.right)
    .filter(({ left, right }) => {
      if (lefts.has(left) || rights.has(right)) return false;
      lefts.add(left);
      rights.add(right);
      return true;
    });
}

/** Pairs that hang together through shared members, by union-find. */
function clustersOf(pairs: readonly WeightedPair[]): readonly (readonly WeightedPair[])[] {
  const parents = pairs.map((_, index) => index);
  const rootOf = (start: number): number => {
    let at = start;
    for (;;) {
      const parent = parents[at] ?? at;
      if (parent === at) return at;
      parents[at] = parents[parent] ?? parent;
      at = parent;
    }
  };
  const firstOfLeft = new Map<number, number>();
  const firstOfRight = new Map<number, number>();
  for (const [index, { left, right }] of pairs.entries()) {
    for (const [firsts, member] of [
      [firstOfLeft, left],
      [firstOfRight, right],
    ] as const) {
      const first = firsts.get(member);
      if (first === undefined) firsts.set(member, index);
      else parents[rootOf(index)] = rootOf(first);
    }
  }
  const clusters = new Map<number, WeightedPair[]>();
  for (const [index, pair] of pairs.entries()) addToGroup(clusters, rootOf(index), pair);
  return [...clusters.values()];
}

function numbered(members: readonly number[]): ReadonlyMap<number, number> {
  return new Map(
    [...new Set(members)].toSorted((a, b) => a - b).map((member, index) => [member, index]),
  );
}
