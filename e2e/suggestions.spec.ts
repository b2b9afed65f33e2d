import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectEverySliceToMatch, readAnnotations } from './pages/annotation-file.ts';
import { expectSound } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

function strip(page: Page): Locator {
  return page.getByRole('region', { name: 'Suggestions' });
}

async function acceptSureOnes(page: Page): Promise<void> {
  await strip(page)
    .getByRole('button', { name: /^Accept .* sure ones$/ })
    .click();
}

function panel(page: Page): Locator {
  return page.getByRole('region', { name: 'Suggestions' }).filter({ hasText: 'Guesses by rule' });
}

test('the common case is three keys: the quote, the claim, the guess', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await expect(strip(page)).toContainText(/\d+ suggestions/);
  await annotate.tabToText();
  // Two quotes on: the mayor's.
  await annotate.press('q', 'q');
  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await annotate.press(key);
  };
  await press('q');
  await annotate.expectSelected('“We were told the gate was sound,”');
  await press('c');
  const card = annotate.card('Claim', '“We were told');
  await expect(card.getByRole('button', { name: /Adela Brandt.*\?/ })).toBeVisible();
  await press('Enter');
  await expect(annotate.answer(card, 'Adela Brandt')).toBeVisible();
  expect(keys).toBe(3);
  await expect(annotate.highlight('Mayor Adela Brandt')).toBeVisible();
});

test('with both guesses wrong it stays within twelve keys, names typed apart', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await expect(strip(page)).toBeVisible();
  await annotate.tabToText();
  await annotate.press('q', 'q');
  await annotate.press('q', 'c');
  await annotate.answerByKey('@', 'Somebody Else');
  await annotate.answerByKey('#', 'Some Paper');
  await annotate.press('Enter');
  // Q, C, @, Enter, #, Enter, Enter.
  const card = annotate.card('Claim', '“We were told');
  await expect(annotate.answer(card, 'Somebody Else')).toBeVisible();
  await expect(annotate.answer(card, 'Some Paper')).toBeVisible();
});

test('the sure ones are accepted at once, on record as guesses, and one undo takes all back', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await acceptSureOnes(page);
  await expect(page.getByRole('status')).toContainText(/suggestions accepted/);
  await annotate.expectSaved();
  const file = readAnnotations(await annotate.exportAnnotations());
  expectEverySliceToMatch(file);
  const claims = file.annotations.filter(({ label }) => label === 'CLAIM');
  expect(claims.length).toBeGreaterThan(3);
  expect(new Set(file.annotations.map(({ provenance }) => provenance))).toEqual(
    new Set(['suggested-accepted']),
  );
  await annotate.undoButton.click();
  await annotate.expectTags(0);
});

test('the focus is never lost with a button that went, and undo acts wherever it is', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await acceptSureOnes(page);
  await expect(annotate.text).toBeFocused();
  await page.keyboard.press('Control+z');
  await annotate.expectTags(0);

  await strip(page).getByRole('button', { name: 'Look through' }).click();
  const heading = panel(page).getByRole('heading', { name: 'Suggestions' });
  await expect(heading).toBeFocused();
  await panel(page)
    .getByRole('button', { name: /^Accept: / })
    .first()
    .click();
  await expect(page.getByRole('status')).toContainText('1 suggestion accepted');
  await page.keyboard.press('Control+z');
  await annotate.expectTags(0);
  await panel(page)
    .getByRole('button', { name: /^Dismiss all/ })
    .click();
  await expect(panel(page).locator(':focus')).toHaveCount(1);

  await test.step('but not in a field, which takes back what was typed', async () => {
    await panel(page).getByRole('button', { name: 'Close the suggestions' }).click();
    await annotate.expectTextFocused();
    await annotate.press('q', 'c', '@');
    await page.keyboard.type('Ad');
    const field = page.getByRole('combobox', { name: 'Speaker' });
    // Before it is drawn there is nothing in it to take back.
    await expect(field).toHaveValue('Ad');
    await page.keyboard.press('Control+z');
    await expect(field).not.toHaveValue('Ad');
    await expect(page.getByRole('status')).toContainText('Tagged. Claim');
  });
});

test('looked through one by one: accepted, dismissed for good, taken back', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await strip(page).getByRole('button', { name: 'Look through' }).click();
  const waiting = panel(page).getByRole('button', { name: /^Accept: / });
  await expect(waiting.first()).toBeVisible();
  await expectSound(page, 'the suggestions');

  await panel(page).getByRole('button', { name: 'Dismiss: “any suggestion' }).click();
  await expect(library.messages).toContainText('1 suggestion dismissed');
  await expect(panel(page).getByRole('button', { name: 'Accept: “any suggestion' })).toHaveCount(0);
  await annotate.reload();
  await strip(page).getByRole('button', { name: 'Look through' }).click();
  await expect(waiting.first()).toBeVisible();
  await expect(panel(page).getByRole('button', { name: 'Accept: “any suggestion' })).toHaveCount(0);

  await test.step('by keyboard: the focus goes on to the next one', async () => {
    await panel(page).getByRole('button', { name: 'Accept: “We were told' }).focus();
    await page.keyboard.press('Enter');
    await expect(annotate.card('Claim', '“We were told')).toBeVisible();
    await expect(panel(page).locator(':focus')).toHaveAccessibleName(/^Accept: /);
    // The list has moved up: what is clicked next stays where it is.
    await expect(panel(page).getByRole('button', { name: 'Accept: “We were told' })).toHaveCount(0);
  });

  await panel(page)
    .getByRole('button', { name: /^Select in the text: “They say the river/ })
    .click();
  await annotate.expectSelected(/They say the river/);
});

test('guesses are drawn dashed, and blind mode hides every one of them', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  const guess = annotate.text.locator('.guess').filter({ hasText: 'We were told the gate' });
  await expect(guess).toHaveCSS('text-decoration-style', 'dashed');
  await annotate.leave();
  await library.openSettings();
  await page.getByText('Blind mode', { exact: true }).click();
  await library.leaveSettings();
  await library.openArticle('Sealed sluice gate');
  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'c');
  const card = annotate.card('Claim', '“We were told');
  await expect(card).toContainText('Draft');
  await expect(card.getByText('?', { exact: true })).toHaveCount(0);
  await expect(strip(page)).toHaveCount(0);
  await expect(annotate.text.locator('.guess')).toHaveCount(0);

  await annotate.press('Escape', 'Escape');
  await annotate.leave();
  const project = JSON.parse((await library.backUp()).bytes.toString('utf8')) as {
    project: { settings: { blindPeriods: readonly { from: number; to?: number }[] } };
  };
  expect(project.project.settings.blindPeriods).toEqual([{ from: expect.any(Number) }]);
});
