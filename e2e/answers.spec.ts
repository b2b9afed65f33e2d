import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { expectFocusKept } from './pages/reach.ts';
import { TITLE, reviewedProject } from './pages/reviewed-project.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

/** Ana opens the file that Ben sent back. */
async function openFile(library: LibraryPage): Promise<void> {
  await library.openWith({
    name: 'desk.ascribe.json',
    mimeType: 'application/json',
    buffer: await reviewedProject(),
  });
  await library.closeReport();
}

/** And goes where its badge leads. */
async function openAnswers(page: Page, library: LibraryPage): Promise<void> {
  await openFile(library);
  await library.row(TITLE).getByRole('link', { name: 'Sent back' }).click();
  await expect(page.getByRole('heading', { name: 'What the review changed' })).toBeVisible();
}

function card(page: Page, kind: string): Locator {
  return page.getByRole('list', { name: 'Decisions' }).getByRole('region', {
    name: new RegExp(`\\d of 3\\. ${kind}`),
  });
}

test('the annotator sees what became of their work and why, accepts, disputes and learns by keyboard', async ({
  page,
  library,
  annotate,
}) => {
  await openAnswers(page, library);
  await expect(page.getByText('3 decisions went against your version.')).toBeVisible();
  await expect(page.getByText('Good work. Please look at the quotes.')).toBeVisible();
  const edges = card(page, 'Edges');
  await expect(edges).toContainText('Why: Quotation marks belong to it.');
  await expect(edges).toContainText('Decided by Ben');

  await test.step('the keys act at once, wherever the focus is; 1 accepts and goes on to the next', async () => {
    await expect(edges).toHaveAttribute('aria-current', 'true');
    await expect(page.getByRole('list', { name: 'Keys of this page' })).toContainText('1 accept');
    await annotate.press('1');
    await annotate.expectSaid('Accepted.');
    await expect(edges).toContainText('Accepted');
    await expect(page.getByText('1 of 3 answered')).toBeVisible();
    await expect(card(page, 'Label')).toBeFocused();
  });

  await test.step('2 disputes, with what speaks for one’s own version', async () => {
    await annotate.press('2');
    const field = page.getByRole('textbox', { name: 'What speaks for your version?' });
    await expect(field).toBeFocused();
    await page.keyboard.type('They are quoted 1 line below.');
    await annotate.press('Control+Enter');
    await annotate.expectSaid('Disputed. The reviewer sees it in the packet that you send.');
    await expect(card(page, 'Label')).toContainText('You said: They are quoted 1 line below.');
  });

  await test.step('3 learns; Z takes the last back, J and K go on and back', async () => {
    await expect(card(page, 'Tagged or not')).toBeFocused();
    await annotate.press('3');
    await annotate.expectSaid('Learned. All are answered.');
    await annotate.press('z');
    await annotate.expectSaid('Taken back.');
    await expect(page.getByText('2 of 3 answered')).toBeVisible();
    await annotate.press('k');
    await expect(card(page, 'Label')).toBeFocused();
    await annotate.press('j', '1');
    await expect(page.getByText('3 of 3 answered')).toBeVisible();
  });

  await test.step('the layer has the accepted changes, the answers are there after a reload, and it is handed in again', async () => {
    // Only what is said to be saved has to be there.
    await expect(page.getByText('3 of 3 answered · Saved')).toBeVisible();
    await page.reload();
    await expect(page.getByText('3 of 3 answered')).toBeVisible();
    await annotate.press('1');
    await annotate.expectSaid('You have accepted this already.');
    await page.getByRole('link', { name: 'Open the article' }).click();
    await annotate.expectTags(3);
    await expect(page.getByRole('link', { name: 'See what was decided' })).toBeVisible();
    await expect(annotate.highlight('“The bridge will open in May,”')).toBeVisible();
    await expect(annotate.undoButton).toHaveAccessibleName('Undo: what the reviewer decided');
    await page.goBack();
    await page.getByRole('button', { name: 'Hand in again' }).click();
    await expect(page.getByText(/^Handed in again, after Ben sent it back/v)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Hand in again' })).toBeHidden();
    await page.getByRole('button', { name: 'Send a packet' }).click();
    await expect(page.getByRole('dialog', { name: 'Send a packet' })).toBeVisible();
    await annotate.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expectFocusKept(page);
    await annotate.press('1');
    await annotate.expectSaid('You have accepted this already.');
    await page.getByRole('link', { name: 'Back to the library' }).click();
    await expect(library.row(TITLE)).toContainText('Handed in');
  });
});

test('all that are left are accepted after a preview, as one step', async ({
  page,
  library,
  annotate,
}) => {
  await openFile(library);
  await page.goto('/#/review');
  const row = page.getByRole('listitem').filter({ hasText: TITLE });
  await expect(row).toContainText(
    'Sent back to you by Ben. 3 decisions went against your version, 3 without your answer.',
  );
  await expect(row).toContainText('Good work. Please look at the quotes.');
  await row.getByRole('link', { name: 'See what was decided' }).click();
  await page.getByRole('button', { name: 'Hand in again' }).click();
  const unanswered = page.getByRole('alertdialog', { name: '3 decisions have no answer yet' });
  await unanswered.getByRole('button', { name: 'Go on answering' }).click();
  await page.getByRole('button', { name: 'Accept all that are left …' }).click();
  const preview = page.getByRole('dialog', { name: 'Accept all that are left?' });
  await expect(preview.getByRole('listitem')).toHaveCount(3);
  await expectSound(page, 'the preview');
  await preview.getByRole('button', { name: 'Accept all 3' }).click();
  await expect(page.getByText('3 of 3 answered')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('0 of 3 answered')).toBeVisible();
  await page.getByRole('link', { name: 'Open the article' }).click();
  await annotate.expectTags(2);
});

test('a place that has been changed since is left alone, and said so', async ({
  page,
  library,
  annotate,
}) => {
  await openAnswers(page, library);
  await page.getByRole('link', { name: 'Open the article' }).click();
  await annotate.tabToText();
  await annotate.press('n', 'Alt+ArrowRight', 'Alt+ArrowRight');
  await annotate.expectSaved();
  await page.goBack();
  await expect(card(page, 'Edges')).toContainText('You have changed this place since');
  await expect(card(page, 'Edges').getByRole('button', { name: 'Accept 1' })).toBeDisabled();
  await annotate.press('1');
  await annotate.expectSaid('You have changed this place since');
});

test('an article that nobody has reviewed says so', async ({ page, library, annotate }) => {
  await library.openSample();
  await expect(annotate.text).toBeVisible();
  await page.goto(page.url().replace('#/article/', '#/answers/'));
  await expect(page.getByText('Nothing to answer yet')).toBeVisible();
  await expectSound(page, 'nothing to answer');
});

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the answers have no faults that axe knows', async ({ page, library }) => {
      await openAnswers(page, library);
      await card(page, 'Edges').getByRole('button', { name: 'Dispute … 2' }).click();
      await card(page, 'Label').getByText('What the guideline says').click();
      await expectSound(page, 'the answers');
    });
  });
}
