import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { addColleague, holdTable, putRows, readRows } from './pages/colleague.ts';
import { expectSound, WIDTHS } from './pages/sound.ts';

test.describe.configure({ timeout: 60_000 });

function panelOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Comments', exact: true });
}

function fieldOf(page: Page): Locator {
  return panelOf(page).getByRole('textbox', { name: 'Your comment' });
}

/** `M`, then the words. */
async function write(page: Page, words: string): Promise<void> {
  await page.keyboard.press('m');
  await expect(fieldOf(page)).toBeFocused();
  await page.keyboard.type(words);
}

function threadsOf(page: Page): Locator {
  return panelOf(page).getByRole('list', { name: 'Threads' }).getByRole('region');
}

test('a comment on an annotation is written, answered and settled by keyboard, and is there after a reload', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await write(page, 'Who says so?');
  await annotate.press('Control+Enter');
  await annotate.expectSaid('Comment sent.');
  const thread = threadsOf(page).first();
  await expect(thread).toContainText('Who says so?');
  await expect(
    thread.getByRole('button', { name: /^Go to “any suggestion of a cover-up”/ }),
  ).toBeVisible();
  await expect(fieldOf(page)).toBeFocused();

  await test.step('Esc goes back to the text; the card and the header say that there is a comment', async () => {
    await annotate.press('Escape');
    await annotate.expectTextFocused();
    await expect(page.getByRole('button', { name: 'Comments: 1 open comment' })).toBeVisible();
    await expect(annotate.card('Claim', '“any suggestion')).toContainText('1 comment');
  });

  await test.step('answered, then settled', async () => {
    await thread.getByRole('button', { name: 'Reply' }).press('Enter');
    await expect(thread.getByRole('textbox', { name: 'Your reply' })).toBeFocused();
    await page.keyboard.type('The mayor.');
    await annotate.press('Control+Enter');
    await expect(thread.getByRole('listitem')).toHaveCount(2);
    await thread.getByRole('button', { name: 'Settle' }).press('Enter');
    await annotate.expectSaid('Thread settled.');
    await expect(panelOf(page)).toContainText('No open thread');
  });

  await page.reload();
  await page.getByRole('button', { name: 'Comments', exact: true }).click();
  await panelOf(page).getByText('All (1)').click();
  await expect(threadsOf(page)).toContainText(['Who says so?']);
  await threadsOf(page).first().getByRole('button', { name: 'Open again' }).click();
  await expect(panelOf(page).getByText('Open (1)')).toBeVisible();
});

test('a comment goes to selected words and to the article; a place is gone to', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await write(page, 'Good story.');
  await annotate.press('Control+Enter', 'Escape');
  await annotate.expectTextFocused();
  await annotate.press('q');
  await annotate.expectSelected('“any suggestion of a cover-up”');
  await write(page, 'Check these words.');
  await annotate.press('Control+Enter', 'Escape');
  await annotate.expectTextFocused();
  await annotate.press('j');
  const place = panelOf(page).getByRole('button', { name: /^Go to/ });
  await expect(threadsOf(page).filter({ hasText: 'Good story.' })).toContainText(
    'About the whole article',
  );
  await threadsOf(page)
    .filter({ hasText: 'Check these words.' })
    .getByRole('button', { name: /^Go to/ })
    .click();
  await annotate.expectSelected('“any suggestion of a cover-up”');
  await annotate.expectTextFocused();
  await expect(place.first()).toBeVisible();
});

test('what is typed while a comment is being stored is the next one, about what is selected by then', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  const release = await holdTable(page, 'comments');
  await write(page, 'Good story.');
  await annotate.press('Control+Enter', 'Escape');
  await annotate.press('q');
  await write(page, 'Check these');
  await release();
  await expect(threadsOf(page)).toContainText(['Good story.']);
  await page.keyboard.type(' words.');
  await expect(fieldOf(page)).toHaveValue('Check these words.');
  await annotate.press('Control+Enter');
  const second = threadsOf(page).filter({ hasText: 'Check these words.' });
  await expect(second.getByRole('button', { name: /^Go to/ })).toContainText('cover-up');
});

test('when the annotation is gone, the thread says so with its last words', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tagFirstQuote();
  await write(page, 'Is this one claim?');
  await annotate.press('Control+Enter', 'Escape');
  await annotate.expectTextFocused();
  await annotate.press('Delete');
  const thread = threadsOf(page).first();
  await expect(thread).toContainText('Not among the annotations shown here. Its last words:');
  await expect(thread).toContainText('any suggestion of a cover-up');
});

test('what is half written outlives the panel and the article, and keeps what it is about', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await annotate.press('q');
  await write(page, 'Half a thought');
  await annotate.press('Escape', 'j');
  await page.getByRole('button', { name: 'Close the comments' }).click();
  await page.getByRole('link', { name: 'Library' }).click();
  await library.list.getByRole('link').first().click();
  await annotate.tabToText();
  await annotate.press('m');
  await expect(fieldOf(page)).toHaveValue('Half a thought');
  await expect(panelOf(page)).toContainText('any suggestion of a cover-up');
  await page.getByRole('button', { name: 'Ask about the active place instead' }).click();
  await expect(panelOf(page)).toContainText('About the whole article');
});

test('@ calls a colleague; nothing in a comment runs, and only web addresses can be followed', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.expectSaved();
  await addColleague(page, 'Ben <b>Okri</b>');
  await addColleague(page, 'Berta');
  await annotate.tabToText();
  const colleagues = page.getByRole('listbox', { name: 'Call a colleague' });

  await test.step('typed without a pause nothing is lost, and the list is only beside it', async () => {
    await write(page, 'Hi @Ben please look, @');
    await expect(fieldOf(page)).toHaveValue('Hi @Ben please look, @');
    await expect(colleagues.getByRole('option')).toHaveText(['Ben <b>Okri</b>', 'Berta']);
    await expect(fieldOf(page)).toBeFocused();
    await expectSound(page, 'colleagues to call');
    await annotate.press('Escape');
    await expect(colleagues).toBeHidden();
    await page.keyboard.type('bert');
    await expect(colleagues).toBeHidden();
    await expect(fieldOf(page)).toHaveValue('Hi @Ben please look, @bert');
  });

  await test.step('arrows choose, Enter or Tab takes, a click too, and typing goes on in the field', async () => {
    await fieldOf(page).fill('');
    await page.keyboard.type('@b');
    await annotate.press('ArrowDown', 'Tab');
    await page.keyboard.type('x, @ben <b>o');
    await expect(fieldOf(page)).toHaveValue('@Berta x, @ben <b>o');
    await expect(colleagues.getByRole('option')).toHaveCount(1);
    await colleagues.getByRole('option').click();
    await expect(fieldOf(page)).toHaveValue('@Berta x, @Ben <b>Okri</b> ');
    await fieldOf(page).fill('');
    await page.keyboard.type('@');
    await annotate.press('Enter');
    await expect(fieldOf(page)).toHaveValue('@Ben <b>Okri</b> ');
    await expect(fieldOf(page)).toBeFocused();
  });
  await page.keyboard.type(
    'see https://a.example/x. <img src=x onerror=alert(1)> javascript:alert(1)',
  );
  await annotate.press('Control+Enter');
  const thread = threadsOf(page).first();
  await expect(thread).toContainText('<img src=x onerror=alert(1)> javascript:alert(1)');
  const link = thread.getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://a.example/x');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  await expect(thread.locator('img, b')).toHaveCount(0);
  expect(await readRows(page, 'comments')).toMatchObject([{ mentions: ['Ben <b>Okri</b>'] }]);

  await test.step('a colleague’s comment has no menu of mine', async () => {
    const [mine] = (await readRows(page, 'comments')) as readonly { readonly id: string }[];
    const theirs = { ...mine, id: 'c2', by: 'Ben <b>Okri</b>', text: 'Done.', mentions: [] };
    await putRows(page, { comments: [{ ...theirs, threadId: mine?.id, at: Date.now() }] });
    await page.getByRole('button', { name: 'Comments: 1 open comment' }).click();
    await expect(thread.getByRole('listitem')).toHaveCount(2);
    await expect(thread.getByRole('button', { name: /^Actions for/ })).toHaveCount(1);
  });
});

test('a comment of one’s own is changed, withdrawn and brought back', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await annotate.tabToText();
  await write(page, 'Hasty words');
  await annotate.press('Control+Enter');
  const thread = threadsOf(page).first();
  const act = async (name: string): Promise<void> => {
    await thread.getByRole('button', { name: /^Actions for/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act('Edit …');
  const field = thread.getByRole('textbox', { name: 'Your comment, changed' });
  await expect(field).toBeFocused();
  await field.fill('Kind words');
  await field.press('Control+Enter');
  await expect(thread).toContainText('edited');
  await act('Withdraw');
  await expect(thread).toContainText('Withdrawn');
  await library.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(thread).toContainText('Kind words');
});

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the comments have no faults that axe knows', async ({ page, library, annotate }) => {
      await library.openSample();
      await annotate.tagFirstQuote();
      await write(page, 'Who says so? '.repeat(12));
      await expectSound(page, 'a comment half written');
      await annotate.press('Control+Enter');
      const thread = threadsOf(page).first();
      await expect(thread).toBeVisible();
      await thread.getByRole('button', { name: 'Reply' }).click();
      await expectSound(page, 'a thread being answered');
    });
  });
}
