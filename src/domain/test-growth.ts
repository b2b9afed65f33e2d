/**
 * How many times longer work takes on an input eight times as large: about 8 where it is linear, 64
 * where it is quadratic. The best of several runs of each, taking turns, so that a busy machine counts
 * for both alike. For tests; `now` is a clock in milliseconds.
 */
export function growthOf(work: (size: number) => void, size: number, now: () => number): number {
  const timeOf = (length: number): number => {
    const started = now();
    work(length);
    return now() - started;
  };
  let small = Number.POSITIVE_INFINITY;
  let large = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 4; run += 1) {
    small = Math.min(small, timeOf(size));
    large = Math.min(large, timeOf(8 * size));
  }
  return large / small;
}

/** Below this growth work is taken for linear. */
export const LINEAR = 28;
