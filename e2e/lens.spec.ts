import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

function lensOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Who says?' });
}

function number(page: Page, name: string): Locator {
  return lensOf(page).getByRole('button', { name });
}

test('what is missing is told, listed, gone to, and gone once it is answered', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await page.getByRole('button', { name: 'Who says?' }).click();
  await expect(lensOf(page)).toContainText('No claims yet.');
  await expect(number(page, 'Quotes not tagged as a claim')).toContainText(/\d+ places/);

  await test.step('an untagged quote is selected, ready for its key', async () => {
    await number(page, 'Quotes not tagged as a claim').click();
    await lensOf(page).getByRole('button', { name: '“any suggestion of a cover-up”' }).click();
    await annotate.expectSelected('“any suggestion of a cover-up”');
    await annotate.press('c');
    await annotate.answerByKey('@', 'City hall');
    await annotate.press('Enter');
  });

  await test.step('a claim without a speaker is listed; answering it takes it off the list', async () => {
    await annotate.press('q', 'q', 'q', 'c');
    await annotate.press('Escape', 'Escape');
    await annotate.press('Shift+q', 'q', 'c');
    const missing = number(page, 'Claims without a speaker');
    await expect(missing).toContainText('1 place');
    await missing.click();
    const row = lensOf(page)
      .getByRole('navigation', { name: 'Claims without a speaker' })
      // The list is of a moment ago until it has been counted anew.
      .getByRole('button', { name: '“half a story”' });
    await row.click();
    await annotate.expectTextFocused();
    await annotate.answerByKey('@', 'Adela Brandt');
    await annotate.press('Enter');
    await expect(missing).toContainText('none');
  });

  await test.step('who speaks is counted in words, and leads to the claims', async () => {
    const share = number(page, 'City hall');
    await expect(share).toContainText('5 words · 1 claim');
    await share.click();
    await lensOf(page).getByRole('navigation', { name: 'City hall' }).getByRole('button').click();
    await annotate.expectActive(/any suggestion/);
  });
});

test('the map shows who says what through which source, as a diagram and as a table', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q', 'c');
  await annotate.answerByKey('@', 'City hall');
  await annotate.answerByKey('#', 'Northern Wire');
  await annotate.press('Enter');
  await page.getByRole('button', { name: 'Who says?' }).click();
  await page.getByRole('button', { name: 'Show as a map' }).click();
  const map = page.getByRole('dialog', { name: 'Who says?' });
  const diagram = map.getByRole('region', { name: 'Diagram' });
  await expect(diagram.getByRole('button', { name: 'Speaker City hall' })).toBeVisible();
  await expect(diagram.getByRole('button', { name: 'Source Northern Wire' })).toBeVisible();
  await expectSound(page, 'the map as a diagram');
  await map.getByText('Table', { exact: true }).click();
  const row = map.getByRole('row').nth(1);
  await expect(row).toContainText('City hall');
  await expect(row).toContainText('Northern Wire');
  await expectSound(page, 'the map as a table');
  await row.getByRole('button', { name: /any suggestion/ }).click();
  await expect(map).toBeHidden();
  await annotate.expectActive(/any suggestion/);
  await annotate.expectTextFocused();
});

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the lens has no faults that axe knows', async ({ page, library, annotate }) => {
      await library.openSample();
      await annotate.tagFirstQuote('City hall');
      await page.getByRole('button', { name: 'Who says?' }).click();
      await number(page, 'City hall').click();
      await expectSound(page, 'the lens');
    });
  });
}
