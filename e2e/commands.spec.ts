import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { AnnotatePage } from './pages/annotate-page.ts';
import { downloadedBy } from './pages/download.ts';
import { expectSound } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

function dialog(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name });
}

/** In the sample just opened: a claim of the mayor's, and she as its speaker, as suggested. */
async function tagTheMayor(annotate: AnnotatePage): Promise<void> {
  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'c', '1', 'Enter');
  await annotate.expectTags(2);
}

test('F tags words by typing them, all places or those that stay ticked, and one undo takes all back', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('f');
  const find = dialog(page, 'Tag by finding');
  const words = find.getByRole('textbox', { name: 'Words to find' });
  await expect(words).toBeFocused();
  await page.keyboard.type('city hall');
  await find.getByText('Speaker', { exact: true }).click();
  await expect(find.getByText('4 of 4 chosen')).toBeVisible();
  await find.getByRole('checkbox', { name: /came back from city hall/ }).uncheck({ force: true });
  await expect(find.getByText('3 of 4 chosen')).toBeVisible();
  await expectSound(page, 'tag by finding');
  await words.press('Enter');
  await expect(find).toBeHidden();
  await annotate.expectTags(3);
  await annotate.expectTextFocused();
  await annotate.press('Control+z');
  await annotate.expectTags(0);
  await annotate.press('Control+Shift+z');
  await annotate.expectTags(3);

  await annotate.press('f');
  await expect(words).toBeFocused();
  await page.keyboard.type('“half a story”');
  await find.getByText('Claim', { exact: true }).click();
  await find.getByRole('button', { name: 'Tag 1 place' }).click();
  await expect(annotate.card('Claim', '“half a story”')).toContainText('Draft');
});

test('A gives a person to all mentions, in any form of the name, by keyboard alone', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await tagTheMayor(annotate);
  await annotate.press('n');
  await annotate.expectActive(/^Speaker: Mayor Adela Brandt/);
  await annotate.press('a');
  const all = dialog(page, 'Apply to all');
  await expect(all).toContainText('Adela Brandt');
  await expect(all.getByRole('button', { name: 'Tag 1 place' })).toBeFocused();
  await annotate.press('Enter');
  await expect(all).toBeHidden();
  await annotate.expectTags(3);
  await annotate.press('Control+z');
  await annotate.expectTags(2);
});

test('the palette finds every command, says its key, and runs it', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await expect(annotate.text).toBeVisible();
  await page.getByRole('button', { name: 'Export' }).focus();
  await page.keyboard.press('Control+k');
  const palette = dialog(page, 'Commands');
  const box = palette.getByRole('searchbox', { name: 'Commands' });
  await expect(box).toBeFocused();
  await expect(palette.getByRole('menuitem', { name: /Next quote/ })).toContainText('Q');
  await expectSound(page, 'the palette');
  await page.keyboard.type('next quote');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(palette).toBeHidden();
  await annotate.expectSelected('“any suggestion of a cover-up”');
  await annotate.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('who says');
  await palette.getByRole('menuitem', { name: 'Who says?', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Who says?' })).toBeVisible();
  await annotate.press('Control+k');
  await expect(box).toBeFocused();
  await page.keyboard.type('xyzzy');
  await expect(palette).toContainText('No command fits.');
});

test('“fact” finds the fact-check sheet, which holds a claim as soon as there is one', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await tagTheMayor(annotate);
  await annotate.press('Control+k');
  await page.keyboard.type('fact');
  await page.getByRole('menuitem', { name: 'Export a fact-check sheet' }).click();
  const exporting = dialog(page, 'Export');
  await expect(exporting.getByRole('button', { name: /Format/ })).toContainText(
    'Fact-check sheet (Word)',
  );
  await expect(exporting.getByText('Nothing is lost.')).toBeVisible();
  await expectSound(page, 'a sheet to be exported');
  await exporting.getByRole('button', { name: 'Make the file' }).click();
  await expect(exporting.getByText('Verified: 1 of 1 spans')).toBeVisible();
});

test('a verdict given by one key shows on its claim, and what it rests on comes into the sheet', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'c', '1', 'Enter', 'x');
  const card = annotate.card('Claim', '“We were told');
  await expect(card.getByText('Verdict: Refuted')).toBeVisible();

  await card.getByRole('button', { name: /^Check/ }).click();
  await card.getByRole('button', { name: 'Add evidence' }).click();
  const evidence = dialog(page, 'Evidence');
  const words = evidence.getByRole('textbox', { name: 'What it is' });
  await expect(words).toBeFocused();
  await evidence.getByRole('button', { name: 'Keep the evidence' }).click();
  await expect(words).toHaveAccessibleDescription(/Say what it is/);
  await words.fill('Inspection log, p. 14');
  await evidence.getByRole('textbox', { name: 'Address' }).fill('https://example.org/log');
  await expectSound(page, 'a piece of evidence');
  await evidence.getByRole('button', { name: 'Keep the evidence' }).click();
  await expect(
    card.getByRole('button', { name: 'Check Refuted · 1 piece of evidence' }),
  ).toBeVisible();
  await expect(card.getByRole('link', { name: 'https://example.org/log' })).toBeVisible();
  await expectSound(page, 'a claim with evidence');

  await annotate.press('Escape');
  await expect(card.getByText('Verdict: Refuted')).toBeVisible();
  await annotate.press('Control+k');
  await page.keyboard.type('fact');
  await page.getByRole('menuitem', { name: 'Export a fact-check sheet' }).click();
  const exporting = dialog(page, 'Export');
  await exporting.getByRole('button', { name: /Format/ }).click();
  await page.getByRole('option', { name: 'Fact-check sheet (CSV)' }).click();
  await exporting.getByRole('button', { name: 'Make the file' }).click();
  await expect(exporting.getByText('Verified: 1 of 1 spans')).toBeVisible();
  const file = await downloadedBy(page, () =>
    exporting.getByRole('button', { name: 'Download' }).click(),
  );
  expect(file.bytes.toString('utf8')).toContain('Inspection log, p. 14 https://example.org/log');
});

test('keys can be changed, taken off and given back', async ({ page, library, annotate }) => {
  await library.open();
  await library.openSettings();
  await page.getByRole('button', { name: 'Change keys …' }).click();
  const keys = dialog(page, 'Change keys');
  await keys
    .getByRole('button', { name: 'change the key of “Next quote, with its marks”' })
    .click();
  await page.keyboard.press('j');
  await expect(keys.getByText('Another act or a label has this key too').first()).toBeVisible();
  await keys
    .getByRole('button', { name: 'change the key of “Next quote, with its marks”' })
    .click();
  await page.keyboard.press('b');
  await expect(keys.getByText('Another act or a label has this key too')).toHaveCount(0);
  await expectSound(page, 'the keys');
  await page.keyboard.press('Escape');
  await library.leaveSettings();

  await library.sample.click();
  await annotate.tabToText();
  await annotate.press('q');
  await expect.poll(() => annotate.selectedText()).toBe('');
  await annotate.press('b');
  await annotate.expectSelected('“any suggestion of a cover-up”');
  await annotate.press('?');
  await expect(dialog(page, 'Keys')).toContainText(/B\s*Next quote/);
  await page.keyboard.press('Escape');

  await annotate.leave();
  await library.openSettings();
  await page.getByRole('button', { name: 'Change keys …' }).click();
  await keys.getByRole('button', { name: 'All keys as usual' }).click();
  await expect(
    keys.getByRole('button', { name: 'change the key of “Next quote, with its marks”' }),
  ).toHaveText('Q');
});

test('what is typed into the article’s details outlives a click that goes astray, and leaving asks', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  const details = dialog(page, 'About this article');
  const outlet = details.getByRole('textbox', { name: 'Outlet' });
  const question = page.getByRole('alertdialog', { name: 'Close without adding or saving?' });
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: 'More for this article' }).click();
    await page.getByRole('menuitem', { name: 'Details …' }).click();
    await expect(details).toBeVisible();
  };
  await open();
  await page.mouse.click(5, 5);
  await expect(details).toBeHidden();
  await open();
  await outlet.fill('Riverton Gazette');
  await page.mouse.click(5, 5);
  await page.keyboard.press('Escape');
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(outlet).toHaveValue('Riverton Gazette');
  await details.getByRole('textbox', { name: 'Title' }).fill('');
  await expect(details.getByRole('button', { name: 'Save' })).toBeDisabled();
  await expect(details).toContainText('A title is needed');
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Close without it' }).click();
  await expect(details).toBeHidden();
  await open();
  await expect(outlet).not.toHaveValue('Riverton Gazette');
  await outlet.fill('Riverton Gazette');
  await outlet.press('Enter');
  await expect(details).toBeHidden();
  await open();
  await expect(outlet).toHaveValue('Riverton Gazette');
});
