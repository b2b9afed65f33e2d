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

/** Drops a page and waits for its article; marks the drop, and when the article is stored and about to open. */
export async function addPage(page, { name, text }) {
  await prepareFiles(page, [{ name, text }]);
  await page.evaluate(
    (own) =>
      new Promise((resolve) => {
        const take = () => {
          performance.mark(`taken ${own}`);
          resolve(undefined);
        };
        addEventListener('hashchange', take, { once: true });
        // In a task of its own: what asks for it is not the app's.
        setTimeout(() => {
          performance.mark(`dropped ${own}`);
          globalThis.dropFiles();
        });
      }),
    name,
  );
  await page.locator('[role=textbox][aria-readonly]').waitFor();
}

export async function backToLibrary(page) {
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await page.locator('[role=textbox][aria-readonly]').waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  for (let i = 0; i < 3; i += 1) await painted(page);
}
