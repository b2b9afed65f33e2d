// A thousand pages at once: whether the page ever stands still meanwhile.
import { openLibrary, prepareFiles } from './import-app.mjs';
import { traceOf } from './trace.mjs';

/** Copies of pages that come twice: then the report opens, and lists what was added. */
const TWICE = 10;
/** The report lists no more of what was added. */
const LISTED = 100;

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {readonly { name: string, text: string }[]} pages taken again and again, each copy with a sentence of its own
 * @param {number} count
 * @returns the longest task of the page's thread, in ms of its CPU and as the clock saw it; how many the clock
 *   saw over 50 ms; seconds; articles taken
 */
export async function importMany(browser, url, pages, count) {
  const page = await openLibrary(browser, url);
  try {
    await prepareFiles(page, pages, { count, twice: TWICE });
    // What made the files is not what is measured, nor what is left of the making.
    const client = await page.context().newCDPSession(page);
    await client.send('HeapProfiler.collectGarbage');
    await client.detach();
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestIdleCallback(() => {
            globalThis.longTasks = [];
            new PerformanceObserver((list) => {
              for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
            }).observe({ type: 'longtask' });
            resolve(undefined);
          });
        }),
    );
    let seconds = 0;
    let taken = 0;
    const trace = await traceOf(browser, page, async () => {
      const started = Date.now();
      // In a task of its own: what asks for it is not the app's.
      await page.evaluate(() => {
        setTimeout(() => {
          performance.mark('dropped');
          globalThis.dropFiles();
        });
      });
      const told = page.getByRole('dialog').getByText(/[\d,]+ articles added/);
      await told.waitFor({ timeout: 600_000 });
      seconds = (Date.now() - started) / 1000;
      taken = Number.parseInt((await told.innerText()).replaceAll(',', ''), 10);
      // The report's rows come a few at a time.
      const rows = page.getByRole('dialog').getByRole('listitem');
      await rows.nth(TWICE + Math.min(count, LISTED) - 1).waitFor();
      await page.evaluate(() => performance.mark('reported'));
    });
    const cpu = trace.longestBetween('dropped', 'reported');
    const slow = await page.evaluate(() => globalThis.longTasks);
    return { cpu, wall: Math.max(0, ...slow), slow: slow.length, seconds, taken };
  } finally {
    await page.context().close();
  }
}
