import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { preferences } from './pages/preferences.ts';

// Hundreds of published attacks on sanitisers. They are no part of the project: without them there is
// nothing to try here, and the hostile page of loading.spec.ts stands for them.
const FILE = new URL('../../shared/data/xss-payloads.json', import.meta.url);

if (existsSync(FILE)) {
  const { payloads: attacks } = JSON.parse(readFileSync(FILE, 'utf8')) as {
    readonly payloads: readonly { readonly payload: string }[];
  };
  const payloads = attacks.map(({ payload }) => payload);

  test('published attacks run nothing, load nothing and stop nothing', async ({
    page,
    library,
  }) => {
    test.setTimeout(180_000);
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.message());
      void dialog.dismiss();
    });
    await library.open();
    await preferences(page, { lookBefore: 'never' });
    await page.evaluate((strings) => {
      const dataTransfer = new DataTransfer();
      for (const [index, string] of strings.entries()) {
        const html = `<title>Attack ${index}</title><article><p>Number ${index} comes.</p>${string}</article>`;
        dataTransfer.items.add(new File([html], `attack-${index}.html`));
      }
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
        );
      }
    }, payloads);
    // Whatever cannot be read is told; most are taken. Requests and errors are watched by the fixture.
    const told = library.report.or(library.messages.getByText(/articles added/)).first();
    await expect(told).toBeVisible({ timeout: 150_000 });
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('script:not([src])').length)).toBe(
      0,
    );
  });
}
