import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { AnnotatePage } from './pages/annotate-page.ts';
import { downloadedBy, type SavedFile } from './pages/download.ts';
import { LibraryPage } from './pages/library-page.ts';

test.describe.configure({ timeout: 90_000 });

test('an edit that was shown as saved outlives the sudden death of the browser', async ({
  baseURL,
  launchOptions,
}, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const start = () =>
    startBrowser({
      profile,
      program: launchOptions.executablePath ?? chromium.executablePath(),
      args: launchOptions.args ?? [],
    });

  const first = await start();
  try {
    const page = await first.openPage(baseURL ?? '');
    await new LibraryPage(page).sample.click();
    const annotate = new AnnotatePage(page);
    await annotate.tagFirstQuote();
    await annotate.press('q', 'c', 'Escape', 'q', 'c', 'Enter');
    await expect(annotate.card('Claim', '“We were told')).toBeVisible();
    await annotate.expectSaved();
  } finally {
    await first.kill();
  }

  const second = await start();
  try {
    const page = await second.openPage(baseURL ?? '');
    await page.getByRole('link', { name: 'Sealed sluice gate' }).click();
    const annotate = new AnnotatePage(page);
    await expect(annotate.highlight('“any suggestion of a cover-up”')).toBeVisible();
    await expect(annotate.highlight('“We were told the gate was sound,”')).toBeVisible();
    await expect(annotate.highlight('“unsafe to operate”')).toBeHidden();
    await annotate.tabToText();
    await undoUntilGone(annotate, '“We were told the gate was sound,”');
    await annotate.expectSaved();
    await expect(annotate.highlight('“any suggestion of a cover-up”')).toBeVisible();
  } finally {
    await second.kill();
  }
});

test('edits made one after the other just before the browser dies are all there, or were never shown as saved', async ({
  baseURL,
  launchOptions,
}, testInfo) => {
  const profile = testInfo.outputPath('profile');
  const browser = {
    profile,
    program: launchOptions.executablePath ?? chromium.executablePath(),
    args: launchOptions.args ?? [],
  };
  const first = await startBrowser(browser);
  let acknowledged = 0;
  try {
    const page = await first.openPage(baseURL ?? '');
    await new LibraryPage(page).sample.click();
    const annotate = new AnnotatePage(page);
    await annotate.tabToText();
    for (let count = 1; count <= 5; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- One edit after the other.
      await annotate.press('j', 's');
      // oxlint-disable-next-line no-await-in-loop -- One edit after the other.
      await annotate.expectTags(count);
      // oxlint-disable-next-line no-await-in-loop -- One edit after the other.
      await annotate.expectSaved();
      acknowledged = count;
    }
    // The last ones are still on their way.
    await annotate.press('j', 's', 'j', 's');
  } finally {
    await first.kill();
  }

  const second = await startBrowser(browser);
  try {
    const page = await second.openPage(baseURL ?? '');
    await page.getByRole('link', { name: 'Sealed sluice gate' }).click();
    const annotate = new AnnotatePage(page);
    await expect(annotate.text).toBeVisible();
    expect(acknowledged).toBe(5);
    expect(await annotate.tagCount()).toBeGreaterThanOrEqual(acknowledged);
  } finally {
    await second.kill();
  }
});

test('an edit that cannot be stored stays, is told of, and can be saved as a file', async ({
  baseURL,
  browser,
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await annotate.expectSaved();

  await breakStorage(page);
  await annotate.press('q', 'c', 'Enter');
  const warning = page.getByRole('alert');
  await expect(warning).toContainText('Your last edits are not on disk yet');
  await expect(warning).toContainText('The disk is full.');
  await expect(annotate.status.getByText('Not saved', { exact: true })).toBeVisible();
  // Work goes on meanwhile.
  await annotate.press('q', 'c', 'Enter');
  await expect(annotate.highlight('“We were told the gate was sound,”')).toBeVisible();

  const file = await downloadedBy(page, () =>
    warning.getByRole('button', { name: 'Save a file' }).click(),
  );
  await expectFileToHold(browser, baseURL ?? '', file, [
    '“any suggestion of a cover-up”',
    '“unsafe to operate”',
    '“We were told the gate was sound,”',
  ]);

  await warning.getByRole('button', { name: 'Try again' }).click();
  await expect(warning).toBeVisible();
  await mendStorage(page);
  await warning.getByRole('button', { name: 'Try again' }).click();
  await expect(warning).toBeHidden();
  await annotate.expectSaved();

  await annotate.reload();
  await expect(annotate.highlight('“unsafe to operate”')).toBeVisible();
  await expect(annotate.highlight('“We were told the gate was sound,”')).toBeVisible();
});

test('two tabs on one article show each other’s edits, and none is lost', async ({
  context,
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await expect(annotate.text).toBeVisible();
  const otherPage = await context.newPage();
  await otherPage.goto(page.url());
  const other = new AnnotatePage(otherPage);
  await expect(other.text).toBeVisible();

  await annotate.tabToText();
  await annotate.press('q', 'c', 'Escape', 'Control+Shift+z');
  await expect(other.highlight('“any suggestion of a cover-up”')).toBeVisible();

  await other.tabToText();
  await other.press('q', 'q', 's');
  await expect(annotate.highlight('“unsafe to operate”')).toBeVisible();
  await annotate.press('q', 'q', 's');
  await expect(other.highlight('“We were told the gate was sound,”')).toBeVisible();

  // At the same moment, in both.
  await Promise.all([annotate.press('j', 's'), other.press('Control+End', 'k', 's')]);
  await Promise.all([annotate.expectSaved(), other.expectSaved()]);
  await annotate.expectTags(5);
  await other.expectTags(5);

  await annotate.reload();
  await annotate.expectTags(5);
});

/** Opens a project file where nothing else is, as on another computer. */
async function expectFileToHold(
  browser: Browser,
  address: string,
  { name, bytes }: SavedFile,
  quotes: readonly string[],
): Promise<void> {
  const context = await browser.newContext({ baseURL: address });
  const page = await context.newPage();
  const library = new LibraryPage(page);
  await library.openWith({ name, mimeType: 'application/json', buffer: bytes });
  await expect(library.report).toContainText('Project opened: 1 article');
  await library.closeReport();
  await library.openArticle('Sealed sluice gate');
  const annotate = new AnnotatePage(page);
  for (const quote of quotes) {
    // oxlint-disable-next-line no-await-in-loop -- One look after the other.
    await expect(annotate.highlight(quote)).toBeVisible();
  }
  await context.close();
}

type BrowserStart = {
  readonly profile: string;
  readonly program: string;
  readonly args: readonly string[];
};

/** A browser of its own on a profile that outlives it: a test's own context cannot be killed alone. */
async function startBrowser({ profile, program, args }: BrowserStart) {
  const child = spawn(
    program,
    [
      ...args,
      '--headless',
      '--window-size=1280,800',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      'about:blank',
    ],
    { stdio: 'ignore' },
  );
  const browser = await chromium.connectOverCDP(await debuggingAddress(profile, child));
  return {
    openPage: (address: string) => openPage(browser, address),
    kill: async () => {
      const died = once(child, 'exit');
      child.kill('SIGKILL');
      await died;
      await browser.close().catch(() => undefined);
    },
  };
}

async function openPage(browser: Browser, address: string): Promise<Page> {
  const context = browser.contexts()[0];
  if (!context) throw new Error('the browser has no window');
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

/** The browser writes the port it has chosen into its profile, anew at every start. */
async function debuggingAddress(profile: string, child: ChildProcess): Promise<string> {
  const path = join(profile, 'DevToolsActivePort');
  let address = '';
  await expect
    .poll(
      async () => {
        if (child.exitCode !== null) throw new Error('the browser did not start');
        const port = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10);
        address = `http://127.0.0.1:${port}`;
        return fetch(`${address}/json/version`).then(
          (answer) => answer.ok,
          () => false,
        );
      },
      { timeout: 20_000 },
    )
    .toBe(true);
  return address;
}

async function undoUntilGone(annotate: AnnotatePage, words: string): Promise<void> {
  await expect(async () => {
    await annotate.press('Control+z');
    await expect(annotate.highlight(words)).toBeHidden({ timeout: 300 });
  }).toPass({ intervals: [0], timeout: 10_000 });
}

/** Makes every write of the page fail as on a full disk. */
async function breakStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const store = IDBObjectStore.prototype;
    const add: unknown = Reflect.get(store, 'add');
    const put: unknown = Reflect.get(store, 'put');
    const fail = (): never => {
      throw new DOMException('The disk is full', 'QuotaExceededError');
    };
    Object.assign(window, {
      mendStorage: () => {
        Object.assign(store, { add, put });
      },
    });
    Object.assign(store, { add: fail, put: fail });
  });
}

async function mendStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    (window as unknown as { mendStorage: () => void }).mendStorage();
  });
}
