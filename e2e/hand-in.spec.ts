import { expect, test } from './fixtures.ts';
import { addColleague, putRows, readRows } from './pages/colleague.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

const TITLE = /Sealed sluice gate/;

test('handing in shows in the header and the library; a change asks first and makes it a draft again', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await annotate.expectTags(2);
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Hand in' }).click();
  const header = page.getByRole('banner');
  await expect(header.getByText('Handed in', { exact: true })).toBeVisible();
  await annotate.expectSaved();

  await test.step('it is there after a reload, and in the library, where it can be filtered by', async () => {
    await page.reload();
    await expect(header.getByText('Handed in', { exact: true })).toBeVisible();
    await page.getByRole('link', { name: 'Back to the library' }).click();
    await expect(library.list.getByRole('listitem')).toContainText('Handed in');
    await page.getByRole('button', { name: /State of my work/ }).click();
    await page.getByRole('option', { name: 'Draft' }).click();
    await expect(page.getByText('No article in this state')).toBeVisible();
    await page.getByRole('button', { name: /State of my work/ }).click();
    await page.getByRole('option', { name: 'Handed in' }).click();
    await library.list.getByRole('link', { name: TITLE }).click();
  });

  await test.step('the question is answered with no: nothing has changed', async () => {
    await annotate.tabToText();
    await annotate.press('q', 'q', 'c');
    const question = page.getByRole('alertdialog', { name: 'Change what you have handed in?' });
    await expectSound(page, 'the question');
    await question.getByRole('button', { name: 'Leave it as it is' }).press('Enter');
    await annotate.expectTags(2);
    await annotate.expectTextFocused();
  });

  await test.step('and with yes: the tag is there, and it is a draft', async () => {
    await annotate.press('c');
    await page.getByRole('button', { name: 'Make it a draft and change it' }).click();
    await annotate.expectTags(3);
    await expect(header.getByText('Handed in', { exact: true })).toBeHidden();
    await annotate.expectTextFocused();
    await annotate.press('Control+z');
    await annotate.expectTags(2);
  });
});

test('the palette hands in, and the message takes it back', async ({ page, library, annotate }) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await annotate.press('Control+k');
  await page.getByRole('searchbox', { name: 'Commands' }).fill('hand in');
  await annotate.press('Enter');
  await expect(library.messages).toContainText('Handed in');
  await library.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('banner').getByText('Handed in', { exact: true })).toBeHidden();
});

test('blind mode hides what a colleague says about a place until the work is handed in', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await annotate.expectSaved();
  await addColleague(page, 'Ben');
  const [article] = (await readRows(page, 'articles')) as readonly { readonly id: string }[];
  const thread = { articleId: article?.id, by: 'Ben', at: 1, kind: 'comment', mentions: [] };
  const target = { kind: 'span', span: { start: 0, end: 6 }, quote: 'Search' };
  await putRows(page, {
    comments: [{ ...thread, id: 'c', threadId: 'c', target, text: 'This is a claim.' }],
  });
  await page.getByRole('button', { name: 'Comments: 1 open comment' }).click();
  const panel = page.getByRole('region', { name: 'Comments', exact: true });
  await expect(panel).toContainText('This is a claim.');
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Settings' }).click();
  await page.getByText('Blind mode').click();
  await page.goBack();
  await page.getByRole('button', { name: 'Comments', exact: true }).click();
  await expect(panel).toContainText('1 thread of a colleague is hidden until you hand in');
  await expect(panel).not.toContainText('This is a claim.');
  await page.getByRole('button', { name: 'More for this article' }).click();
  await page.getByRole('menuitem', { name: 'Hand in' }).click();
  await expect(panel).toContainText('This is a claim.');
});

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the library with states has no faults that axe knows', async ({
      page,
      library,
      annotate,
    }) => {
      await library.openSample();
      await annotate.tagFirstQuote();
      await page.getByRole('button', { name: 'More for this article' }).click();
      await page.getByRole('menuitem', { name: 'Hand in' }).click();
      await expectSound(page, 'the article that was handed in');
      await page.getByRole('link', { name: 'Back to the library' }).click();
      await expect(library.list.getByRole('listitem')).toContainText('Handed in');
      await expectSound(page, 'the library');
    });
  });
}
