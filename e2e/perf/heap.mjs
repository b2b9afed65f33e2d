const SAMPLE_MS = 100;

/**
 * Highest JavaScript heap of a page and its workers together while it acts, above what the page has when
 * it is idle; garbage that nobody has collected yet counts.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>} MB
 */
export async function watchHeap(page, act) {
  const client = await page.context().newCDPSession(page);
  const workers = new Map();
  let asked = 0;
  client.on('Target.attachedToTarget', ({ sessionId }) => workers.set(sessionId, 0));
  client.on('Target.detachedFromTarget', ({ sessionId }) => workers.delete(sessionId));
  client.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    const { result } = JSON.parse(message);
    if (result?.usedSize !== undefined && workers.has(sessionId))
      workers.set(sessionId, result.usedSize);
  });
  await client.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  await client.send('HeapProfiler.collectGarbage');
  const idle = (await client.send('Runtime.getHeapUsage')).usedSize;
  let peak = idle;
  const sample = async () => {
    for (const sessionId of workers.keys()) {
      const message = JSON.stringify({ id: (asked += 1), method: 'Runtime.getHeapUsage' });
      await client
        .send('Target.sendMessageToTarget', { sessionId, message })
        .catch(() => undefined);
    }
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    peak = Math.max(
      peak,
      [...workers.values()].reduce((sum, each) => sum + each, usedSize),
    );
  };
  const timer = setInterval(() => void sample().catch(() => undefined), SAMPLE_MS);
  await act();
  clearInterval(timer);
  await client.detach();
  return (peak - idle) / 1024 / 1024;
}
