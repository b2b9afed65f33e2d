import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { WIDTHS, expectSound } from './pages/sound.ts';
import { HARBOUR, teamFile } from './pages/team-file.ts';
import { TrainingPage } from './pages/training-page.ts';

test.describe.configure({ timeout: 90_000 });

async function begin(page: Page, library: LibraryPage): Promise<TrainingPage> {
  await library.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles([await teamFile([HARBOUR])]);
  await expect(library.report).toContainText('1 article');
  await library.closeReport();
  const training = new TrainingPage(page);
  await training.open();
  return training;
}

test('gold is hidden until it is asked for; each difference comes with its guideline, and nothing is taken unasked', async ({
  page,
  library,
  annotate,
}) => {
  const training = await begin(page, library);
  await expect(training.row(HARBOUR.title)).toContainText('3 annotations of yours');
  await training.compare(HARBOUR.title);
  await expect(training.main).toContainText('You have made 3 annotations here');
  await expect(training.main).not.toContainText('two cranes need repair');
  await training.showGold();
  await expect(training.heading).toHaveText('Difference 1 of 2: another label');
  await expect(training.heading).toBeFocused();
  await expect(training.main).toContainText(
    '3 places marked by both, none only by you, 1 only in the agreed',
  );
  await expect(training.main).toContainText('What the guideline says on Source');
  await page.keyboard.press('j');
  await expect(training.heading).toHaveText('Difference 2 of 2: you did not mark this');
  await expect(training.main).toContainText('two cranes need repair');
  await page.keyboard.press('k');
  await expect(training.heading).toHaveText(/^Difference 1/);

  await page.goto('/#/article/story-0');
  await expect(annotate.highlight('Mayor Adela Brandt')).toBeVisible();
  await expect(annotate.highlight('two cranes need repair')).toHaveCount(0);
});

test('what is taken is one step that can be undone, and does not change the first score', async ({
  page,
  library,
  annotate,
}) => {
  const training = await begin(page, library);
  await training.compare(HARBOUR.title);
  await training.showGold();
  await page.keyboard.press('j');
  await page.keyboard.press('g');
  await expect(training.main).toContainText('As agreed now');
  await expect(training.main).toContainText('1 difference left of 2');
  await page.keyboard.press('Control+z');
  await expect(training.main).toContainText('2 differences left of 2');
  await page.getByRole('button', { name: 'Take the agreed version' }).click();
  await expect(training.main).toContainText('1 difference left of 2');
  await page.getByRole('button', { name: 'Compare again' }).click();
  await expect(training.heading).toHaveText('Difference 1 of 1: another label');

  await training.back();
  await expect(training.row(HARBOUR.title)).toContainText('first time 0.57 · now 0.75');
  await page.getByRole('button', { name: 'As a table' }).click();
  await expect(page.getByRole('row', { name: /Harbour/ })).toContainText('0.57');
  await page.goto('/#/article/story-0');
  await expect(annotate.highlight('two cranes need repair')).toBeVisible();
});

for (const { name, viewport } of WIDTHS) {
  test(`the screens of practising are sound: ${name}`, async ({ page, library }) => {
    await page.setViewportSize(viewport);
    const training = await begin(page, library);
    await training.compare(HARBOUR.title);
    await expectSound(page, `before gold is shown, ${name}`);
    await training.showGold();
    await expectSound(page, `a difference, ${name}`);
    await training.back();
    await expect(training.row(HARBOUR.title)).toContainText('first time');
    await expectSound(page, `the list, ${name}`);
  });
}
