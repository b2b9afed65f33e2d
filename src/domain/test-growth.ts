/** How much larger the larger input is. */
const FACTOR = 64;

/**
 * How many times longer work takes on an input 64 times as large: about 64 where it is linear, 4,096
 * where it is quadratic. So far apart that a busy machine cannot make one look like the other; the best
 * of several runs counts. For tests; `now` is a clock in milliseconds.
 */
export function growthOf(work: (size: number) => void, size: number, now: () => number): number {
  const best = (length: number): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let run = 0; run < 3; run += 1) {
      const started = now();
      work(length);
      least = Math.min(least, now() - started);
    }
    return least;
  };
  // The first call pays for the compiler.
  work(size);
  return best(FACTOR * size) / best(size);
}

/** Below this growth work is taken for linear. */
export const LINEAR = 1000;
