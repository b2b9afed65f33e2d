import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const CONFIG = fileURLToPath(new URL('./vite.config.ts', import.meta.url));

/** @type {Readonly<Record<string, string>>} */
const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css' };

/** The built page by path, in memory: test workers that build at once cannot get in each other's way. */
const files = new Map();

/** An address that only exists inside the browser under test. */
const HARNESS_URL = 'http://harness.test/';

export async function buildHarness() {
  const built = await build({ configFile: CONFIG, logLevel: 'error', build: { write: false } });
  if (Array.isArray(built) || !('output' in built)) throw new Error('one build was expected');
  for (const file of built.output) {
    files.set(file.fileName, file.type === 'chunk' ? file.code : file.source);
  }
}

/**
 * Answers the page's requests from the build: no server, no port. Under the app's own rule for
 * style sheets, so that nothing here works that would fail there.
 * @param {import('@playwright/test').Page} page
 */
export async function openHarness(page) {
  await page.route(`${HARNESS_URL}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(1) || 'index.html';
    await route.fulfill({
      body: Buffer.from(files.get(path) ?? ''),
      status: files.has(path) ? 200 : 404,
      contentType: TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      headers: {
        'Content-Security-Policy':
          "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src data:",
      },
    });
  });
  await page.goto(HARNESS_URL);
  await page.waitForFunction(() => 'harness' in globalThis);
}
