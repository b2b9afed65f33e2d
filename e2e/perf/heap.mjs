const SAMPLE_MS = 100;

const AUTO_ATTACH = { autoAttach: true, waitForDebuggerOnStart: false, flatten: false };

/**
 * Highest JavaScript heap of a page and its workers together while it acts, above what the page has when
 * it is idle; garbage that nobody has collected yet counts.
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<number>} MB
 */
export async function watchHeap(page, act) {
  const client = await page.context().newCDPSession(page);
  /** Path of sessions from the page to a worker, a worker's own workers included → bytes in use. */
  const workers = new Map();
  let asked = 0;
  const ask = (path, method, params = {}) => {
    const message = path.reduceRight(
      (inner, sessionId) => ({
        id: (asked += 1),
        method: 'Target.sendMessageToTarget',
        params: { sessionId, message: JSON.stringify(inner) },
      }),
      { id: (asked += 1), method, params },
    );
    return client.send(message.method, message.params).catch(() => undefined);
  };
  const attach = (path) => {
    workers.set(path.join(), { path, bytes: 0 });
    void ask(path, 'Target.setAutoAttach', AUTO_ATTACH);
  };
  const detach = (path) => {
    // A worker takes its own along.
    for (const key of workers.keys())
      if (`${key},`.startsWith(`${path.join()},`)) workers.delete(key);
  };
  const hear = (path, message) => {
    const { result, method, params } = JSON.parse(message);
    const worker = workers.get(path.join());
    if (worker && result?.usedSize !== undefined) worker.bytes = result.usedSize;
    if (method === 'Target.attachedToTarget') attach([...path, params.sessionId]);
    if (method === 'Target.detachedFromTarget') detach([...path, params.sessionId]);
    if (method === 'Target.receivedMessageFromTarget')
      hear([...path, params.sessionId], params.message);
  };
  client.on('Target.attachedToTarget', ({ sessionId }) => attach([sessionId]));
  client.on('Target.detachedFromTarget', ({ sessionId }) => detach([sessionId]));
  client.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
    hear([sessionId], message);
  });
  await client.send('Target.setAutoAttach', AUTO_ATTACH);
  await client.send('HeapProfiler.collectGarbage');
  const idle = (await client.send('Runtime.getHeapUsage')).usedSize;
  let peak = idle;
  const sample = async () => {
    for (const { path } of workers.values()) await ask(path, 'Runtime.getHeapUsage');
    const { usedSize } = await client.send('Runtime.getHeapUsage');
    peak = Math.max(
      peak,
      [...workers.values()].reduce((sum, { bytes }) => sum + bytes, usedSize),
    );
  };
  const timer = setInterval(() => void sample().catch(() => undefined), SAMPLE_MS);
  await act();
  clearInterval(timer);
  await client.detach();
  return (peak - idle) / 1024 / 1024;
}
