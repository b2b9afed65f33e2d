import type { Page } from '@playwright/test';

/** Sets what the settings would, for tests that are not about them; takes effect at once. */
export async function preferences(
  page: Page,
  wanted: Readonly<Record<string, unknown>>,
): Promise<void> {
  await page.evaluate((wishes) => {
    const usual = { theme: 'system', singleKeys: true, snapping: true };
    localStorage.setItem('ascribe.preferences', JSON.stringify({ ...usual, ...wishes }));
  }, wanted);
  await page.reload();
  // Loaded is not drawn: what is dropped before that falls on nothing.
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}
