import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const CONFIG = fileURLToPath(new URL('./vite.config.ts', import.meta.url));
const BUILT = new URL('../../node_modules/.cache/surface-harness/', import.meta.url);
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** An address that only exists inside the browser under test. */
export const HARNESS_URL = 'http://harness.test/';

export async function buildHarness() {
  await build({ configFile: CONFIG, logLevel: 'error' });
}

/**
 * Answers the page's requests from the build: no server, no port. Under the app's own rule for
 * style sheets, so that nothing here works that would fail there.
 * @param {import('@playwright/test').Page} page
 */
export async function openHarness(page) {
  await page.route(`${HARNESS_URL}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    const extension = /** @type {keyof typeof TYPES} */ (path.split('.').at(-1));
    await route.fulfill({
      body: await readFile(new URL(path, BUILT)),
      contentType: TYPES[extension],
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src data:",
      },
    });
  });
  await page.goto(HARNESS_URL);
  await page.waitForFunction(() => 'harness' in globalThis);
}
