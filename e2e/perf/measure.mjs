/**
 * Measures what an act costs the page's main thread, including its paint. Thread ticks count the
 * thread's own time only, so other load on the machine hardly moves them.
 * @param {import('@playwright/test').Page} page
 * @returns {Promise<(act: () => Promise<unknown>, finish?: (page: import('@playwright/test').Page) => Promise<unknown>) => Promise<number>>}
 *   cost of an act, in ms of CPU; `finish` waits for its end, two frames and a message unless told otherwise
 */
export async function measureAll(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });

  async function taskMs() {
    const { metrics } = await client.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000;
  }

  return async (act, finish = painted) => {
    await painted(page);
    const before = await taskMs();
    await act();
    await finish(page);
    return (await taskMs()) - before;
  };
}

/**
 * Two animation frames and a message: everything an act has set going is on the screen.
 * @param {import('@playwright/test').Page} page
 */
export async function painted(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(undefined));
            port1.start();
            port2.postMessage(undefined);
          }),
        );
      }),
  );
}
