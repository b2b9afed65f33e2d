/** Counts how often the rules look at a token, so that a test can tell linear from quadratic without a clock. */
export type WorkCounter = { reads: number };

/** The same list, whose reads by index are counted. */
export function counted<T extends object>(list: T, work: WorkCounter): T {
  return new Proxy(list, {
    get(target, key, receiver): unknown {
      work.reads += 1;
      return Reflect.get(target, key, receiver);
    },
  });
}
