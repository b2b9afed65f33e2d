import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './fixtures.ts';

const DATA =
  process.env['ASCRIBE_DATA'] ?? fileURLToPath(new URL('../../shared/data', import.meta.url));
const ARTICLE = join(DATA, 'seed-article.txt');

// The article belongs to its publisher: it is no part of the project and may not be here.
if (existsSync(ARTICLE)) {
  test('the article this project was started for opens, its junk line flagged', async ({
    page,
    library,
    annotate,
  }) => {
    await library.openWith(ARTICLE);
    await expect(annotate.text).toContainText('Search and Hit Enter');
    const banner = page.getByRole('region', { name: 'Page junk' });
    await expect(banner).toContainText('search box');
    await banner.getByRole('button', { name: 'Hide' }).click();
    await expect(annotate.text.getByText('Search and Hit Enter')).toBeHidden();
    await annotate.tagFirstQuote();
    await annotate.expectSaved();
    await annotate.reload();
    await expect(annotate.text.locator('mark').first()).toBeVisible();
  });
}
