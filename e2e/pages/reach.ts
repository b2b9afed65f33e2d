import { expect, type Locator, type Page } from '@playwright/test';

/** More stops than any screen has: whoever tabs this often has gone round. */
const MOST_STOPS = 120;

/** Presses Tab until the element has the focus, as somebody without a mouse would. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  // An open list hides the rest of the page from assistive tools, the target too: no waiting for it.
  const focused = target.and(page.locator(':focus'));
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    if ((await focused.count()) > 0) return;
    // oxlint-disable-next-line no-await-in-loop -- One key after the other.
    await page.keyboard.press('Tab');
  }
  await expect(target, 'to be reached with Tab').toBeFocused();
}

/** Goes to the element with Tab and presses it with Enter. */
export async function pressByKey(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** What had the focus may be gone; then something sensible has it, so that keys and Tab go on from there. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body), 'the focus is lost')
    .toBe(true);
}
