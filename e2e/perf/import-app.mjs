// The library as the import benchmark uses it: files dropped on it, and what becomes of them.
import { painted } from './measure.mjs';

/**
 * The library in a fresh profile. Pages are taken without a look at them: the preview would ask about each.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 */
export async function openLibrary(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.evaluate(() => {
    const preferences = { theme: 'system', singleKeys: true, snapping: true, lookBefore: 'never' };
    localStorage.setItem('ascribe.preferences', JSON.stringify(preferences));
  });
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  return page;
}

/**
 * Makes files in the page, so that neither this process nor its way there is measured. More files than pages:
 * each is taken again and again, with a sentence of its own, at both ends of the page: what looks like the
 * start of the body may be in a script or a comment, and the end in something that is out of sight. `twice`
 * of the files come a second time, unchanged.
 */
export async function prepareFiles(page, pages, { count = pages.length, twice = 0 } = {}) {
  await page.evaluate(
    ({ all, wanted, again }) => {
      const dataTransfer = new DataTransfer();
      for (let i = 0; i < wanted + again; i += 1) {
        const nth = i % wanted;
        const { name, text } = all[nth % all.length];
        const own = wanted > all.length ? `<p>Copy number ${nth} of this page.</p>` : '';
        const parts = [text.replace(/<body[^>]*>/i, `$&${own}`), own];
        dataTransfer.items.add(new File(parts, `${i}-${name}`, { type: 'text/html' }));
      }
      globalThis.dropFiles = () => {
        for (const type of ['dragenter', 'dragover', 'drop']) {
          const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
          document.body.dispatchEvent(event);
        }
      };
    },
    { all: pages, wanted: count, again: twice },
  );
}

/**
 * Drops a page and waits for its article to be on the screen.
 * @returns {Promise<number>} ms
 */
export async function timePage(page, name, text) {
  await prepareFiles(page, [{ name, text }]);
  return page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const started = performance.now();
        const look = () => {
          if (document.querySelector('[role=dialog]')) reject(new Error('the page was not taken'));
          if (!document.querySelector('[role=textbox][aria-readonly] p')) return;
          observer.disconnect();
          // Inside the frame, before its paint; the message comes after it.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener('message', () => resolve(performance.now() - started));
            port1.start();
            port2.postMessage(undefined);
          });
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true });
        globalThis.dropFiles();
      }),
  );
}

export async function backToLibrary(page) {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.locator('[role=textbox][aria-readonly]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (let i = 0; i < 3; i += 1) await painted(page);
}
