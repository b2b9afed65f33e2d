import { test } from './fixtures.ts';
test('dbg', async ({ page, library }) => {
  page.on('console', (m) => console.log('CONSOLE', m.text()));
  page.on('pageerror', (m) => console.log('ERR', m.message));
  page.on('worker', (w) => { console.log('WORKER', w.url()); w.on('console', m=>console.log('W', m.text())); w.on('close', () => console.log('closed')); });
  page.on('requestfailed', (r) => console.log('FAILED', r.url(), r.failure()?.errorText));
  await library.open();
  await library.pasteStory('Hello\n\nWorld is good.');
  await page.waitForTimeout(3000);
  console.log(await page.locator('body').innerText());
});
