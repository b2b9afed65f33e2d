import { expect, test } from './fixtures.ts';
import { expectEverySliceToMatch, quotesOf, readAnnotations } from './pages/annotation-file.ts';

test.describe.configure({ timeout: 90_000 });

const TITLE =
  'Sealed sluice gate was known to be failing weeks before Vellmark flood, leaked memo says';

test('the whole job on the sample article, with the mouse alone', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();

  await test.step('a drag from the middle of a word to the middle of another takes both whole', async () => {
    await annotate.drag('judged “unsafe to operate” 19 days', 10, 21);
    await annotate.expectSelected('unsafe to operate');
    await annotate.bar.getByRole('button', { name: 'Whole quote' }).click();
    await annotate.expectSelected('“unsafe to operate”');
    await annotate.tag('Claim');
    await expect(annotate.card('Claim', '“unsafe to operate”')).toContainText('Draft');
  });

  await test.step('a suggestion is one click; accepting another', async () => {
    const card = annotate.card('Claim', '“unsafe to operate”');
    await annotate.takeSuggestion('Speaker', 'Northern Wire');
    await expect(annotate.answer(card, 'Northern Wire')).toBeVisible();
    await annotate.acceptButton.click();
    await expect(card).not.toContainText('Draft');
  });

  await test.step('a click inside a quotation offers all of it', async () => {
    await annotate.doubleClick('We were told the gate', 10);
    await annotate.expectSelected('told');
    await annotate.bar.getByRole('button', { name: 'Whole quote' }).click();
    await annotate.tag('Claim');
    await annotate.takeSuggestion('Speaker', 'Adela Brandt');
    await expect(annotate.highlight('Mayor Adela Brandt')).toBeVisible();
    const card = annotate.card('Claim', '“We were told');
    await annotate.doubleClick('Nobody at city hall had', 3);
    await annotate.bar.getByRole('button', { name: 'Whole quote' }).click();
    await annotate.tag('Piece');
    await expect(card).toContainText('2 pieces');
    await annotate.acceptButton.click();
  });

  await test.step('a speaker and a source in words double-clicked', async () => {
    await annotate.doubleClick('Insurers believe', 3);
    await annotate.expectSelected('Insurers');
    await annotate.tag('Speaker');
    await expect(annotate.card('Speaker', 'Insurers')).toBeVisible();
    await annotate.doubleClick('the network Chirrup', 14);
    await annotate.tag('Source');
    await expect(annotate.card('Source', 'Chirrup')).toBeVisible();
  });

  await test.step('an end is dragged; it too snaps to the word', async () => {
    await annotate.click('Insurers believe', 3);
    await annotate.expectActive('Speaker: Insurers');
    await annotate.dragHandle('end', 'Insurers believe the final sum', 22);
    await annotate.expectActive('Speaker: Insurers believe the final');
  });

  await test.step('a click on a stack lists it', async () => {
    await annotate.drag('“We were told the gate was sound,” said Mayor Adela Brandt', 1, 56);
    await annotate.tag('Claim');
    await annotate.acceptButton.click();
    await annotate.click('told the gate', 2);
    await annotate.stack.getByRole('button', { name: 'sound,” said' }).click();
    await annotate.expectActive(/^Claim: .*said Mayor/);
    await annotate.stack.getByRole('button', { name: 'Close' }).click();
    await expect(annotate.stack).toBeHidden();
  });

  await test.step('delete on the card, undo and redo in the status line', async () => {
    const card = annotate.card('Claim', '“unsafe to operate”');
    await annotate.click('“unsafe to operate”', 4);
    await card.getByRole('button', { name: 'Delete' }).click();
    await expect(annotate.highlight('unsafe')).toBeHidden();
    await annotate.undoButton.click();
    await expect(annotate.highlight('unsafe')).toBeVisible();
    await annotate.redoButton.click();
    await expect(annotate.highlight('unsafe')).toBeHidden();
    await annotate.undoButton.click();
    await expect(annotate.highlight('unsafe')).toBeVisible();
  });

  await test.step('all of it is there after a reload, and goes out as a file', async () => {
    const tags = await annotate.tagCount();
    await annotate.expectSaved();
    await annotate.reload();
    await annotate.expectTags(tags);
    const file = readAnnotations(await annotate.exportAnnotations());
    expectEverySliceToMatch(file);
    expect(file.annotations).toHaveLength(tags);
    expect(quotesOf(file)).toEqual(
      expect.arrayContaining([
        'CLAIM: “unsafe to operate”',
        'CLAIM: “We were told the gate was sound,”',
        'CLAIM: “Nobody at city hall had this memo on the desk, and nobody hid it.”',
        'SPEAKER: Mayor Adela Brandt',
        'SPEAKER: Insurers believe the final',
        'SOURCE: Chirrup',
      ]),
    );
  });

  await test.step('the article is counted, renamed, deleted and brought back', async () => {
    await annotate.leave();
    await expect(library.row(TITLE)).toContainText('3 of 3 attributed');
    await library.rename(TITLE, 'The sluice gate');
    await expect(library.article('The sluice gate')).toBeVisible();
    await library.act('The sluice gate', 'Delete');
    await expect(library.article('The sluice gate')).toBeHidden();
    await library.messages.getByRole('button', { name: 'Undo' }).click();
    await library.openArticle('The sluice gate');
    await expect(page.getByRole('heading', { name: 'The sluice gate' })).toBeVisible();
    await expect(annotate.highlight('unsafe')).toBeVisible();
  });
  expect(page.url()).toContain('#/article/');
});

test('a line of page junk is hidden with one click and comes back with two', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  const junk = annotate.text.getByText('Search and Hit Enter');
  const banner = page.getByRole('region', { name: 'Page junk' });
  await expect(banner).toContainText('1 line looks like page junk (search box).');
  await banner.getByRole('button', { name: 'Hide' }).click();
  await expect(junk).toBeHidden();
  await annotate.reload();
  await expect(junk).toBeHidden();
  const hidden = page.getByRole('region', { name: 'Hidden parts' });
  await hidden.getByRole('button', { name: 'List them' }).click();
  await hidden
    .getByRole('button', { name: 'Take back into the text: Search and Hit Enter' })
    .click();
  await expect(junk).toBeVisible();
  // It is a change of the article, and can be undone as hiding can.
  await expect(library.messages).toContainText('1 line is part of the text again');
  await library.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(junk).toBeHidden();
});

test('the title is renamed where it stands', async ({ page, library, annotate }) => {
  await library.openSample();
  await page.getByRole('button', { name: TITLE }).click();
  const field = page.getByRole('textbox', { name: 'Title of the article' });
  await field.fill('Gate and flood');
  await annotate.text.getByText('VELLMARK, 14 March 2024').click();
  await expect(page.getByRole('heading', { name: 'Gate and flood' })).toBeVisible();
  await annotate.leave();
  await expect(library.article('Gate and flood')).toBeVisible();
});

test('the project is renamed where it stands: Enter keeps the name and leaves the focus on the button', async ({
  page,
  library,
}) => {
  await library.open();
  const pencil = page.getByRole('button', { name: 'Rename the project' });
  const field = page.getByRole('textbox', { name: 'Name of the project' });
  await pencil.click();
  await field.fill('River desk');
  await field.press('Enter');
  await expect(page.getByText('River desk')).toBeVisible();
  await expect(pencil).toBeFocused();
  await pencil.press('Enter');
  await expect(field).toHaveValue('River desk');
  await field.fill('Something else');
  await field.press('Escape');
  await expect(pencil).toBeFocused();
  await expect(page.getByText('River desk')).toBeVisible();
});

test('suggestions that come by themselves do not move what somebody points at', async ({
  page,
  library,
  annotate,
}) => {
  let letCome = (): void => undefined;
  let held = Promise.resolve();
  const hold = (): void => {
    held = new Promise((resolve) => {
      letCome = resolve;
    });
  };
  await page.context().route(/suggest\.worker/, async (route) => {
    await held;
    await route.continue();
  });
  const strip = page.getByRole('region', { name: 'Suggestions' });
  const guess = annotate.text.locator('.guess').first();
  const words = ['judged “unsafe to operate” 19 days', 10, 21] as const;

  await test.step('their place is kept in an article that nobody has begun', async () => {
    hold();
    await library.openSample();
    await expect(strip).toHaveText('Looking for claims …');
    const before = await annotate.text.boundingBox();
    letCome();
    await expect(strip).toContainText(/\d+ suggestions/);
    expect(await annotate.text.boundingBox()).toEqual(before);
  });

  await test.step('in another they wait until the pointer is let go', async () => {
    await annotate.tagFirstQuote();
    await annotate.expectSaved();
    hold();
    await annotate.reload();
    const [start, end] = await annotate.pointsIn(...words);
    if (!start || !end) throw new Error('two points were asked for');
    await expect(strip).toBeHidden();
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    letCome();
    // Drawn as soon as they are there.
    await expect(guess).toBeVisible();
    await expect(strip).toBeHidden();
    await page.mouse.move(end.x, end.y);
    await page.mouse.up();
    await annotate.expectSelected('unsafe to operate');
    await expect(strip).toBeVisible();
  });
});
