import type { Pair } from './overlapping-pairs.ts';

/**
 * As many of the pairs as can stand together one-to-one: a maximum-cardinality bipartite matching.
 * Source: Hopcroft & Karp 1973, SIAM Journal on Computing 2(4), 225–231. O(pairs · √nodes).
 */
export function maximumMatching(
  leftCount: number,
  rightCount: number,
  pairs: readonly Pair[],
): readonly Pair[] {
  const neighbours: number[][] = Array.from({ length: leftCount }, () => []);
  for (const [left, right] of pairs) neighbours[left]?.push(right);
  const state: Matching = {
    neighbours,
    rightOf: new Int32Array(leftCount).fill(FREE),
    leftOf: new Int32Array(rightCount).fill(FREE),
    depth: new Int32Array(leftCount),
  };
  while (layer(state)) {
    const next = new Int32Array(leftCount);
    for (let left = 0; left < leftCount; left += 1) {
      if (state.rightOf[left] === FREE) augment(state, left, next);
    }
  }
  const matched: Pair[] = [];
  for (const [left, right] of state.rightOf.entries()) {
    if (right !== FREE) matched.push([left, right]);
  }
  return matched;
}

const FREE = -1;
const UNREACHED = -1;

type Matching = {
  readonly neighbours: readonly (readonly number[])[];
  readonly rightOf: Int32Array;
  readonly leftOf: Int32Array;
  readonly depth: Int32Array;
};

/** Numbers the left nodes by their distance from a free one; says whether a free right node is reached. */
function layer({ neighbours, rightOf, leftOf, depth }: Matching): boolean {
  const queue: number[] = [];
  for (const [left, right] of rightOf.entries()) {
    depth[left] = right === FREE ? 0 : UNREACHED;
    if (right === FREE) queue.push(left);
  }
  let isReached = false;
  // The queue grows while it is walked.
  for (const left of queue) {
    for (const right of neighbours[left] ?? []) {
      const next = leftOf[right] ?? FREE;
      if (next === FREE) isReached = true;
      else if (depth[next] === UNREACHED) {
        depth[next] = (depth[left] ?? 0) + 1;
        queue.push(next);
      }
    }
  }
  return isReached;
}

/** Looks for one augmenting path and turns it over. A stack of its own: paths can be long. */
function augment(state: Matching, start: number, next: Int32Array): void {
  const { neighbours, rightOf, leftOf, depth } = state;
  const path = [start];
  for (;;) {
    const left = path.at(-1);
    if (left === undefined) return;
    const right = neighbours[left]?.[next[left] ?? 0];
    if (right === undefined) {
      depth[left] = UNREACHED;
      path.pop();
      continue;
    }
    next[left] = (next[left] ?? 0) + 1;
    const holder = leftOf[right] ?? FREE;
    if (holder === FREE) break;
    if (depth[holder] === (depth[left] ?? 0) + 1) path.push(holder);
  }
  for (const left of path.toReversed()) {
    const right = neighbours[left]?.[(next[left] ?? 1) - 1];
    if (right === undefined) throw new Error('an augmenting path without its edge');
    rightOf[left] = right;
    leftOf[right] = left;
  }
}
