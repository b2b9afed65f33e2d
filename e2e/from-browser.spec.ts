import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const SITE = 'https://news.example/';
const STORY = `${SITE}story`;

const PAGE = `<!doctype html><html lang="en"><head><meta charset="iso-8859-1"><title>Old bridge is safe, says mayor</title>
<meta property="og:site_name" content="The Invented Times"></head><body>
<nav><a href="/a">Politics</a> <a href="/b">Sports</a></nav>
<article><h1>Old bridge is safe, says mayor</h1>
<p>The old bridge over the river is safe for lorries, the mayor said on Tuesday after engineers had looked at its piers.</p>
<p>«There is no crack that we did not know of,» he told reporters who had come to see the bridge for themselves.</p>
<img src="photo.jpg" alt="The bridge">
<p>The council expects the repairs, which begin next month, to take until the end of the year at the latest.</p></article>
<iframe id="frame" srcdoc="<p>advertisement</p>"></iframe></body></html>`;

test.use({ expectedBreaches: [`request to ${SITE}`] });

/** A news page whose own text the site's server sends with these headers. */
async function openStory(
  context: BrowserContext,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  await context.route(`${SITE}**`, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=iso-8859-1',
      body: Buffer.from(PAGE, 'latin1'),
      headers,
    }),
  );
  const page = await context.newPage();
  await page.goto(STORY);
  return page;
}

/** What the user would drag to the bookmarks bar. */
async function bookmarkletOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'From your browser' }).click();
  const link = page.getByRole('link', { name: 'Add to Ascribe' });
  const address = (await link.getAttribute('href')) ?? '';
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  expect(address).toMatch(/^javascript:/);
  return decodeURIComponent(address.slice('javascript:'.length));
}

async function opens(story: Page, code: string): Promise<Page> {
  const opened = story.waitForEvent('popup');
  await story.evaluate(code);
  return opened;
}

/** Says yes to what is shown of the story before it is added. */
async function addStory(page: Page): Promise<void> {
  const look = page.getByRole('dialog', { name: 'Look before adding' });
  await look.getByRole('button', { name: 'Add article' }).click();
}

async function expectArticle(page: Page): Promise<void> {
  await addStory(page);
  await expect(page).toHaveURL(/#\/article\//);
  const text = page.getByRole('textbox', { name: 'Article text' });
  await expect(text).toContainText('«There is no crack that we did not know of,»');
  await expect(text.getByText('Politics')).toBeHidden();
}

test('the bookmarklet brings the story into the library, with the address it is from', async ({
  context,
  library,
  page,
}) => {
  await library.open();
  const story = await openStory(context);
  const asked: string[] = [];
  story.on('popup', (app) => app.on('request', (request) => asked.push(request.url())));
  const app = await opens(story, await bookmarkletOf(page));
  await expectArticle(app);
  // Nothing of the page is loaded again.
  expect(asked.filter((url) => url.startsWith(SITE))).toEqual([]);
  // The page that was clipped has no hold on the app.
  expect(await app.evaluate(() => window.opener === null)).toBe(true);
  const stored = await app.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open('ascribe');
      opening.addEventListener('success', () => resolve(opening.result));
    });
    const all = db.transaction('articles').objectStore('articles').getAll();
    return new Promise<{ url: string; outlet: string; origin: { kind: string } }[]>((resolve) => {
      all.addEventListener('success', () => resolve(all.result));
    });
  });
  expect(stored).toMatchObject([
    { url: STORY, outlet: 'The Invented Times', origin: { kind: 'browser' } },
  ]);
});

test('only what the reader has selected is taken', async ({ context, library, page }) => {
  await library.open();
  const story = await openStory(context);
  await story.evaluate(() => {
    const [, first, second] = document.querySelectorAll('article > *');
    if (first && second) getSelection()?.setBaseAndExtent(first, 0, second, 1);
  });
  const app = await opens(story, await bookmarkletOf(page));
  await addStory(app);
  await expect(app).toHaveURL(/#\/article\//);
  const text = app.getByRole('textbox', { name: 'Article text' });
  await expect(text).toContainText('There is no crack');
  await expect(text).not.toContainText('The council expects');
});

test.describe('a page that keeps Ascribe away', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  for (const [how, headers] of [
    ['by isolation', { 'Cross-Origin-Opener-Policy': 'same-origin' }],
    ['by forbidding windows', { 'Content-Security-Policy': 'sandbox allow-scripts' }],
    [
      'by a strict policy for styles',
      {
        'Content-Security-Policy':
          "default-src 'none'; img-src 'self'; require-trusted-types-for 'script'",
        'Cross-Origin-Opener-Policy': 'same-origin',
      },
    ],
  ] as const) {
    test(`${how} lets the story be copied and pasted`, async ({ context, library, page }) => {
      await library.open();
      const code = await bookmarkletOf(page);
      const story = await openStory(context, headers);
      await story.evaluate(code);
      await story.bringToFront();
      const copy = story.getByRole('button', { name: 'Copy the story' });
      await copy.click();
      await expect(story.getByText('Copied. Go to the library')).toBeVisible();
      await page.bringToFront();
      await page.locator('body').press('Control+V');
      await expectArticle(page);
    });
  }
});

test('a page that was not clipped is asked about, and only the first in order counts', async ({
  context,
  library,
  page,
}) => {
  await library.open();
  const story = await openStory(context);
  const opened = story.waitForEvent('popup');
  const address = new URL('receive.html', page.url()).href;
  await story.evaluate(async (receiver) => {
    const target = window.open(receiver);
    const nonce = await new Promise<string>((resolve) => {
      addEventListener('message', (event: MessageEvent<{ nonce: string }>) => {
        resolve(event.data.nonce);
      });
    });
    const grabbed = { html: '<p>Hostile</p>', url: location.href, title: 'Hostile' };
    const handed = { type: 'ascribe-page', nonce, page: grabbed };
    const send = (data: unknown): void => target?.postMessage(data, '*');
    send({ ...handed, nonce: 'guessed' });
    send({ ...handed, page: { ...grabbed, html: 7 } });
    send({ ...handed, page: { ...grabbed, html: 'x'.repeat(2 ** 25) } });
    send({ ...handed, page: { ...grabbed, url: 'https://another.example/' } });
    const frame = document.querySelector('iframe');
    // The right words from a window that is not the opener.
    Object.assign(frame?.contentWindow ?? {}, { target, handed });
    const script = frame?.contentDocument?.createElement('script');
    if (script)
      script.textContent = 'target.postMessage(handed, "*"); parent.document.title = "sent"';
    if (script) frame?.contentDocument?.body.append(script);
    send({
      ...handed,
      page: { ...grabbed, html: document.documentElement.outerHTML, title: 'First' },
    });
    send({ ...handed, page: { ...grabbed, title: 'Second' } });
  }, address);
  const receiver = await opened;
  await expect(story).toHaveTitle('sent');
  await expect(
    receiver.getByRole('heading', { name: 'Add this page to your library?' }),
  ).toBeVisible();
  await expect(receiver.getByText('First – https://news.example')).toBeVisible();
  await page.reload();
  await expect(library.sample).toBeVisible();
  await receiver.getByRole('button', { name: 'Add it' }).click();
  await expectArticle(receiver);
});

test('the receiving page alone keeps its opener, and no page may frame it', async ({ request }) => {
  const opener = 'cross-origin-opener-policy';
  const headersOf = async (path: string) => (await request.get(path)).headers();
  for (const path of ['/', '/index.html', '/assets/../index.html']) {
    expect((await headersOf(path))[opener]).toBe('same-origin');
  }
  const receiver = await headersOf('/receive.html');
  expect(receiver[opener]).toBeUndefined();
  expect(receiver['content-security-policy']).toMatch(/frame-ancestors 'none'/);
});

test('a page that nobody hands anything says so', async ({ page }) => {
  await page.goto('/receive.html');
  await expect(page.getByRole('heading', { name: 'No page came along' })).toBeVisible({
    timeout: 10_000,
  });
  await page.getByRole('link', { name: 'To the library' }).click();
  await expect(page.getByRole('button', { name: 'Open the sample article' })).toBeVisible();
});

test('the browser finds no fault in what the app says it can open and share', async ({
  page,
  library,
}) => {
  await library.open();
  const session = await page.context().newCDPSession(page);
  const { errors, data } = await session.send('Page.getAppManifest');
  expect(errors).toEqual([]);
  expect(data).toContain('share_target');
});

test('files shared with the app go to the library once the user says so', async ({
  page,
  library,
}) => {
  await library.open();
  await page.evaluate(async () => {
    await navigator.serviceWorker.register('./sw.js');
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  const landed = await page.evaluate(async () => {
    const form = new FormData();
    form.set('title', 'Old bridge is safe, says mayor');
    form.set(
      'files',
      new File(['Old bridge is safe\n\nThe mayor said so on Tuesday.'], 'bridge.txt'),
    );
    const response = await fetch('./share', { method: 'POST', body: form });
    return response.url;
  });
  expect(new URL(landed).pathname).toBe('/receive.html');
  // Any page can send such a form: nothing is taken without a question.
  await page.goto('/#/receive');
  await expect(page).toHaveURL(/#\/$/);
  await page.goto('/receive.html?shared');
  await expect(page.getByRole('status')).toHaveText('bridge.txt');
  await page.getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('textbox', { name: 'Article text' })).toContainText(
    'The mayor said so',
  );
});

test('the clipper hands the page of its tab to Ascribe', async ({ baseURL, launchOptions }) => {
  const folder = await mkdtemp(join(tmpdir(), 'ascribe-clipper-'));
  const extension = join(folder, 'clipper');
  await cp(new URL('../dist/clipper', import.meta.url), extension, { recursive: true });
  // The permission for this test's port, which the options page would ask the user for.
  const manifest = await readFile(join(extension, 'manifest.json'), 'utf8');
  const granted = manifest.replace('http://127.0.0.1:4173/*', `${baseURL}/*`);
  // Pressing the browser's own button is out of reach: it stands for the right to read the tab that is pressed in.
  const pressed = granted.replace('"host_permissions": [', `"host_permissions": ["${SITE}*", `);
  await writeFile(join(extension, 'manifest.json'), pressed);
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    ...launchOptions,
    channel: 'chromium',
    args: [
      ...(launchOptions.args ?? []),
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const story = await openStory(context, { 'Cross-Origin-Opener-Policy': 'same-origin' });
    await story.bringToFront();
    const opened = context.waitForEvent('page');
    await worker.evaluate(async (app) => {
      const api = (globalThis as never as { chrome: Record<string, Record<string, never>> }).chrome;
      const { storage, tabs, action } = api as never as {
        storage: { local: { set: (values: object) => Promise<void> } };
        tabs: { query: (what: object) => Promise<object[]> };
        action: { onClicked: { dispatch: (tab: unknown) => void } };
      };
      await storage.local.set({ app });
      const [tab] = await tabs.query({ active: true, currentWindow: true });
      action.onClicked.dispatch(tab);
    }, `${baseURL}/`);
    await expectArticle(await opened);
  } finally {
    await context.close();
    await rm(folder, { recursive: true, force: true });
  }
});
