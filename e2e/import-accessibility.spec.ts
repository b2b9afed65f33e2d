import { expect, test } from './fixtures.ts';
import { sample } from './pages/sample.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 90_000 });

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the dialogs of adding have no faults that axe knows', async ({
      page,
      library,
      annotate,
      preview,
    }) => {
      await library.openWith(sample('tram.html'));
      await expect(preview.parts).toBeVisible();
      await expectSound(page, 'the preview of a page');
      await preview.showAll();
      await expectSound(page, 'the preview with all that was left out');
      await preview.add();
      await annotate.leave();

      await library.chooseFiles(sample('council.csv'));
      await expect(preview.list).toBeVisible();
      await expectSound(page, 'the preview of a table');
      await page.keyboard.press('Escape');

      await library.act('Tram line', 'What was left out');
      await expect(page.getByRole('list', { name: 'Parts of the article' })).toBeVisible();
      await expectSound(page, 'what was left out');
      await page.keyboard.press('Escape');

      await library.chooseFiles(sample('tram.html'));
      await expect(library.report).toContainText('1 article is here already');
      await expectSound(page, 'the report of a duplicate');
      await library.closeReport();
      await library.chooseFiles(sample('tram.html'), sample('harbour.txt'), sample('hostile.html'));
      await expect(library.report).toContainText('2 articles added');
      await expectSound(page, 'the report of several files');
    });
  });
}
