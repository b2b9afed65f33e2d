import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** The widths that every screen is tried in; `expectSound` looks in light and in dark at each. */
export const WIDTHS = [
  { name: 'wide', viewport: { width: 1280, height: 800 } },
  { name: '320 pixels wide', viewport: { width: 320, height: 640 } },
] as const;

/** No faults in light or dark, and nothing that has to be scrolled sideways. */
export async function expectSound(page: Page, what: string): Promise<void> {
  await expectNoFaults(page, what);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNoFaults(page, `${what}, in dark`, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    // A dialog that is too wide is cut off: the page does not scroll for it.
    const dialogs = [...document.querySelectorAll('[role$=dialog]')].map(
      (dialog) => dialog.getBoundingClientRect().right - clientWidth,
    );
    return Math.max(scrollWidth - clientWidth, ...dialogs);
  });
  expect.soft(overflow, `${what}: pixels beyond the window’s edge`).toBeLessThanOrEqual(0);
}

/** What axe finds once nothing moves any more: by all its rules, or only those whose outcome can differ. */
async function expectNoFaults(page: Page, what: string, rules?: string[]): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().every((a) => a.playState !== 'running')),
    )
    .toBe(true);
  // The other way of running it opens a second page for frames of other hosts; there are none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
  expect.soft(faults, what).toEqual([]);
}
