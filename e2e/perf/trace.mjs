// What threads were at, from the browser's own trace: CPU of their tasks, which other load on the machine
// hardly moves.

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<void>} act sets marks (`performance.mark`) in the page
 */
export async function traceOf(browser, page, act) {
  await browser.startTracing(page, {
    categories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'],
  });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString('utf8'));
  const tasks = traceEvents.filter(({ name, dur }) => name === 'RunTask' && dur > 0);
  /** Throws where the trace has come to its end before. */
  function markOf(name) {
    const mark = traceEvents.find((event) => event.name === name);
    if (!mark) throw new Error(`the trace has no mark ${name}`);
    return mark;
  }

  /** CPU in ms of the tasks of all threads of the page's process between two marks. */
  function cpuBetween(from, to) {
    const [start, end] = [markOf(from), markOf(to).ts];
    return tasks
      .filter(({ pid, ts, dur }) => pid === start.pid && ts < end && ts + dur > start.ts)
      .reduce((sum, { ts, dur, tdur = 0 }) => {
        const inside = Math.min(end, ts + dur) - Math.max(start.ts, ts);
        return sum + (tdur * inside) / dur / 1000;
      }, 0);
  }

  /** CPU in ms of the longest task of the page's own thread between two marks. */
  function longestBetween(from, to) {
    const [start, end] = [markOf(from), markOf(to).ts];
    return tasks
      .filter(({ pid, tid }) => pid === start.pid && tid === start.tid)
      .filter(({ ts, dur }) => ts < end && ts + dur > start.ts)
      .reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
  }

  /** By the clock, in ms. */
  const clockBetween = (from, to) => (markOf(to).ts - markOf(from).ts) / 1000;

  return { cpuBetween, longestBetween, clockBetween };
}
