import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';

export type SavedFile = { readonly name: string; readonly bytes: Buffer };

/** The file that an act makes the browser download. */
export async function downloadedBy(page: Page, act: () => Promise<void>): Promise<SavedFile> {
  const coming = page.waitForEvent('download');
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}
