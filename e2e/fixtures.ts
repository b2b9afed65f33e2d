import { test as base, expect, type BrowserContext } from '@playwright/test';
import { AnnotatePage } from './pages/annotate-page.ts';
import { ImportPreview } from './pages/import-preview.ts';
import { LibraryPage } from './pages/library-page.ts';

export { expect };

type Options = {
  /** What a test that breaks the rules on purpose expects to be caught, as parts of the reports. */
  readonly expectedBreaches: readonly string[];
};

type Fixtures = {
  /** What the pages of this test did that the app never may; empty at the end of every test. */
  readonly breaches: string[];
  readonly library: LibraryPage;
  readonly annotate: AnnotatePage;
  readonly preview: ImportPreview;
};

export const test = base.extend<Options & Fixtures>({
  expectedBreaches: [[], { option: true }],
  breaches: [
    async ({ context, baseURL, expectedBreaches }, provide) => {
      const breaches: string[] = [];
      watch(context, new URL(baseURL ?? '').origin, breaches);
      await provide(breaches);
      const unexpected = breaches.filter((b) => !expectedBreaches.some((part) => b.includes(part)));
      expect(
        unexpected,
        'requests to other hosts, policy violations, missing words, uncaught errors',
      ).toEqual([]);
    },
    { auto: true },
  ],
  library: async ({ page }, provide) => {
    await provide(new LibraryPage(page));
  },
  annotate: async ({ page }, provide) => {
    await provide(new AnnotatePage(page));
  },
  preview: async ({ page }, provide) => {
    await provide(new ImportPreview(page));
  },
});

/** Articles can be confidential, so a request to another host is a fault, wherever it happens. */
function watch(context: BrowserContext, origin: string, breaches: string[]): void {
  context.on('request', (request) => {
    const { protocol, origin: target } = new URL(request.url());
    if (target === origin || protocol === 'blob:' || protocol === 'data:') return;
    breaches.push(`request to ${request.url()}`);
  });
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) {
      breaches.push(`policy violation: ${message.text()}`);
    }
    // Words that come with their screen, asked for before it.
    if (message.text().includes('MISSING_MESSAGE')) breaches.push(message.text());
  });
  context.on('weberror', (event) => {
    const { stack, name, message } = event.error();
    // The stack of what the browser itself rejects with, such as a full disk, is an empty string.
    breaches.push(`uncaught error: ${stack || `${name}: ${message}`}`);
  });
}
