import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** No faults that axe knows, and nothing that has to be scrolled sideways. */
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
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${what}: pixels beyond the window’s edge`).toBeLessThanOrEqual(0);
}
