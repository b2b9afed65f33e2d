// A thousand pages at once: whether the page ever stands still meanwhile.
import { openLibrary, prepareFiles } from './import-app.mjs';

/** Copies of pages that come twice: then the report opens, and lists what was added. */
const TWICE = 10;

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
    // What made the files is not what is measured.
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
    await browser.startTracing(page, {
      categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
    });
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
    const seconds = (Date.now() - started) / 1000;
    const taken = Number.parseInt((await told.innerText()).replaceAll(',', ''), 10);
    await page
      .getByRole('dialog')
      .getByText(/and [\d,]+ more/)
      .last()
      .waitFor();
    const trace = await browser.stopTracing();
    const slow = await page.evaluate(() => globalThis.longTasks);
    return {
      cpu: longestTask(trace),
      wall: Math.max(0, ...slow),
      slow: slow.length,
      seconds,
      taken,
    };
  } finally {
    await page.context().close();
  }
}

/** Of the thread that dropped the files, since then: ms of its own CPU, which other load hardly moves. */
function longestTask(trace) {
  const { traceEvents } = JSON.parse(trace.toString('utf8'));
  const mark = traceEvents.find(({ name }) => name === 'dropped');
  const tasks = traceEvents.filter(
    ({ name, pid, tid, ts, dur }) =>
      name === 'RunTask' && pid === mark?.pid && tid === mark.tid && ts + dur >= mark.ts,
  );
  if (tasks.length === 0) throw new Error('the browser tells of no tasks');
  return tasks.reduce((most, { tdur }) => Math.max(most, tdur ?? 0), 0) / 1000;
}
