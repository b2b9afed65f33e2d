/**
 * Has each item worked on by whoever is free and hands the results on in the items' order. `workers` work at
 * the same time, each on one item; nobody begins one that is `ahead` of the result that is waited for, so
 * that what is finished early is bounded. Throws what a worker throws, when it is that item's turn.
 */
export async function* inOrder<T, R>(
  items: readonly T[],
  workers: readonly ((item: T) => Promise<R>)[],
  ahead: number,
): AsyncGenerator<R, void> {
  const upcoming = items.values();
  const free = [...workers];
  /** Begun, and not yet handed on. */
  const results: Promise<R>[] = [];
  const begin = (): void => {
    while (free.length > 0 && results.length < ahead) {
      const item = upcoming.next();
      const [worker] = free.splice(0, 1);
      if (item.done === true || !worker) return;
      const result = worker(item.value);
      results.push(result);
      const release = (): void => {
        free.push(worker);
        begin();
      };
      void result.then(release, ignore);
    }
  };
  begin();
  for (let result = results.shift(); result; result = results.shift()) {
    // oxlint-disable-next-line no-await-in-loop -- In the items' order.
    const value = await result;
    begin();
    yield value;
  }
}

/** An error is thrown when it is its item's turn; where another comes before it, nobody waits for it. */
function ignore(): void {}
