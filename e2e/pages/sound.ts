import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** What every screen is tried in. */
type Look = {
  readonly name: string;
  readonly colorScheme: 'light' | 'dark';
  readonly viewport: { readonly width: number; readonly height: number };
};

export const LOOKS: readonly Look[] = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  { name: '320 pixels wide', colorScheme: 'light', viewport: { width: 320, height: 640 } },
];

/** No faults, and nothing that has to be scrolled sideways. */
export async function expectSound(page: Page, what: string): Promise<void> {
  await expect
    .poll(() =>
      page.evaluate(() => document.getAnimations().every((a) => a.playState !== 'running')),
    )
    .toBe(true);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
  expect.soft(faults, what).toEqual([]);
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
