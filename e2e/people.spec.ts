import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { type Story, projectFile } from './pages/people-file.ts';
import { PeoplePage } from './pages/people-page.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { pressByKey, tabTo } from './pages/reach.ts';
import { WIDTHS, expectSound } from './pages/sound.ts';

test.describe.configure({ timeout: 90_000 });

const STORIES: readonly Story[] = [
  {
    title: 'Talks open',
    day: '2026-01-10',
    said: [
      { words: 'No talks without a ceasefire', by: 'Dmitry Peskov', through: 'Northern Wire' },
      { words: 'We are ready', by: 'Adela Brandt' },
    ],
  },
  {
    title: 'Talks stall',
    day: '2026-02-03',
    said: [
      { words: 'It is too early', by: 'Peskov', through: 'Northern Wire' },
      { words: 'The harbour stays shut', by: 'Щербаков' },
    ],
  },
  {
    title: 'Talks end',
    day: '2026-04-20',
    said: [
      { words: 'Nothing was agreed', by: 'Peskov' },
      { words: 'I never met them', by: 'Peskov', through: 'City Herald' },
    ],
  },
];

async function begin(page: Page, library: LibraryPage): Promise<PeoplePage> {
  await library.open();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Import' }).click();
  await (await chooser).setFiles([await projectFile(STORIES)]);
  await expect(library.report).toContainText('3 articles');
  await library.closeReport();
  const people = new PeoplePage(page);
  await people.open();
  await expect(people.row('Peskov')).toContainText('3 claims');
  return people;
}

test('two people are merged across articles; undo, reload and redo bring back exactly what was', async ({
  page,
  library,
}) => {
  const people = await begin(page, library);
  const before = await backUp(page, library);
  await people.open();
  await expect(people.row('Peskov')).toContainText('2 articles');
  await people.choose('Peskov', 'Dmitry Peskov');
  await people.merge('Dmitry Peskov');
  await expect(people.messages).toContainText('Peskov is Dmitry Peskov from now on');
  await people.expectNames(
    'Adela Brandt',
    'City Herald',
    'Dmitry Peskov',
    'Northern Wire',
    'Щербаков',
  );
  await expect(people.row('Dmitry Peskov')).toContainText('4 claims');
  await expect(people.row('Dmitry Peskov')).toContainText('3 articles');
  const merged = await backUp(page, library);
  expect(merged.equals(before)).toBe(false);

  await page.reload();
  await people.open();
  await expect(people.row('Dmitry Peskov')).toContainText('4 claims');
  await page.keyboard.press('Control+z');
  await expect(people.messages).toContainText('Taken back: Peskov is Dmitry Peskov');
  await expect(people.row('Peskov')).toContainText('3 claims');
  await expect(people.row('Dmitry Peskov')).toContainText('1 claim');
  expect((await backUp(page, library)).equals(before)).toBe(true);

  await page.reload();
  await people.open();
  await expect(people.undo).toBeDisabled();
  await people.redo.click();
  await expect(people.row('Dmitry Peskov')).toContainText('4 claims');
  await expect(people.redo).toBeDisabled();
  await expect(people.undo).toBeEnabled();
  expect((await backUp(page, library)).equals(merged)).toBe(true);
});

test('an article shows who somebody is now, in its cards and its guesses', async ({
  page,
  library,
  annotate,
}) => {
  const people = await begin(page, library);
  await people.choose('Peskov', 'Dmitry Peskov');
  await people.merge('Dmitry Peskov');
  await people.openPerson('Dmitry Peskov');
  await page.getByRole('link', { name: '“It is too early”' }).click();
  await annotate.expectActive(/Claim: “It is too early/);
  await expect(
    annotate.card('Claim', '“It is too early').getByText('Dmitry Peskov').first(),
  ).toBeVisible();
  await page.goBack();
  await people.expectPerson('Dmitry Peskov');
});

test('a person’s page shows all they said, through which sources, and when', async ({
  page,
  library,
  annotate,
}) => {
  const people = await begin(page, library);
  await people.openPerson('Peskov');
  await expect(people.said.getByRole('listitem')).toHaveCount(3);
  await expect(people.said.getByRole('listitem').first()).toContainText(
    '“Nothing was agreed” Peskov said',
  );
  await expect(people.said.getByRole('listitem').first()).toContainText(
    'Talks endTown Herald20 Apr 2026',
  );
  const facts = page.getByRole('region', { name: 'At a glance' });
  await expect(facts).toContainText('word for word: 3 (100%)');
  await expect(facts.getByRole('listitem').filter({ hasText: 'City Herald' })).toContainText(
    '1 claim',
  );
  await facts.getByRole('button', { name: 'As a table' }).click();
  await expect(facts.getByRole('row')).toContainText([
    'Month',
    'Feb 20261',
    'Mar 20260',
    'Apr 20262',
  ]);
  await page.getByRole('searchbox', { name: 'Search in what they said' }).fill('never');
  await expect(people.said.getByRole('listitem')).toHaveCount(1);
  await people.said.getByRole('link').click();
  await annotate.expectActive(/Claim: “I never met them/);
  await annotate.expectTextFocused();
});

test('a source’s page shows what came through it', async ({ page, library }) => {
  const people = await begin(page, library);
  await people.openPerson('Northern Wire');
  const came = page.getByRole('list', { name: 'Everything that came through them' });
  await expect(came.getByRole('listitem')).toHaveCount(2);
  await expect(came.getByRole('listitem').first()).toContainText('said by Peskov');
});

test('places that mean somebody else are split off as one act, and come back', async ({
  page,
  library,
}) => {
  const people = await begin(page, library);
  const before = contentOf(await backUp(page, library));
  await people.open();
  await people.openPerson('Peskov');
  const places = page.getByRole('dialog').getByRole('checkbox', { name: /Talks end/ });
  await page.getByRole('button', { name: 'Split …' }).click();
  await expect(places).toHaveCount(2);
  await places.last().check({ force: true });
  await page.getByRole('checkbox', { name: /Talks stall/ }).check({ force: true });
  await page.getByRole('textbox', { name: 'Name of the new one' }).fill('Ivan Peskov');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(people.messages).toContainText('Ivan Peskov is somebody else than Peskov');
  await expect(people.said.getByRole('listitem')).toHaveCount(1);
  await people.back();
  await expect(people.row('Ivan Peskov')).toContainText('2 claims');

  await page.reload();
  await expect(people.row('Ivan Peskov')).toContainText('2 articles');
  await people.undo.click();
  await expect(people.row('Ivan Peskov')).toBeHidden();
  await expect(people.row('Peskov')).toContainText('3 claims');
  expect(contentOf(await backUp(page, library))).toEqual(before);
});

test('a new name keeps the old one, and another tab takes it over', async ({
  page,
  library,
  context,
}) => {
  const people = await begin(page, library);
  const other = new PeoplePage(await context.newPage());
  await other.goto();
  await other.openPerson('Adela Brandt');
  await people.openPerson('Adela Brandt');
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Adele Brandt');
  await expect(page.getByRole('checkbox', { name: 'Keep “Adela Brandt”' })).toBeChecked();
  await page.getByRole('button', { name: 'Save' }).click();
  await people.expectPerson('Adele Brandt');
  await expect(page.getByText('Also: Adela Brandt')).toBeVisible();
  await other.expectPerson('Adele Brandt');
  await other.undo.click();
  await people.expectPerson('Adela Brandt');
  await expect(people.redo).toBeEnabled();

  await test.step('what was ticked is kept without a press of Save', async () => {
    const confidential = page.getByRole('checkbox', { name: 'Confidential' });
    await confidential.check({ force: true });
    await page.getByRole('link', { name: 'All people and sources' }).click();
    await expect(people.messages).toContainText('Adela Brandt');
    await people.openPerson('Adela Brandt');
    await page.getByRole('button', { name: 'Details' }).click();
    await expect(confidential).toBeChecked();
  });
});

test('a name is found in another script and spelling, and in another order', async ({
  page,
  library,
}) => {
  const people = await begin(page, library);
  for (const [typed, name] of [
    ['sherbakov', 'Щербаков'],
    ['Shcherb', 'Щербаков'],
    ['песков д', 'Dmitry Peskov'],
    ['peskov, dm', 'Dmitry Peskov'],
  ] as const) {
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await people.search.fill(typed);
    // oxlint-disable-next-line no-await-in-loop -- One after the other.
    await people.expectNames(name);
  }
  await people.search.fill('nobody of this name');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(people.row('Adela Brandt')).toBeVisible();
});

test('names that look like one are proposed; a dismissal is remembered, and can be undone', async ({
  page,
  library,
}) => {
  const people = await begin(page, library);
  await people.duplicates.click();
  await expect(page.getByText('A surname alone, and somebody who bears it.')).toBeVisible();
  await page.getByRole('button', { name: 'Dmitry Peskov and Peskov are not the same' }).click();
  await expect(people.duplicates).toBeHidden();
  await page.reload();
  await expect(people.row('Peskov')).toContainText('3 claims');
  await expect(people.duplicates).toBeHidden();
  await people.undo.click();
  await people.duplicates.click();
  await page.getByRole('button', { name: 'Merge Dmitry Peskov and Peskov' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(people.row('Dmitry Peskov')).toContainText('4 claims');
});

test('merging works with the keyboard alone, and the focus is not lost', async ({
  page,
  library,
}) => {
  const people = await begin(page, library);
  await tabTo(page, people.list.getByRole('checkbox', { name: 'Choose Dmitry Peskov' }));
  await page.keyboard.press('Space');
  await tabTo(page, people.list.getByRole('checkbox', { name: 'Choose Peskov', exact: true }));
  await page.keyboard.press('Space');
  await pressByKey(page, page.getByRole('button', { name: 'Merge …', exact: true }));
  const dialog = page.getByRole('dialog', { name: 'Merge 2 into one' });
  await pressByKey(page, dialog.getByRole('button', { name: 'Merge', exact: true }));
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status')).toContainText('Peskov is Dmitry Peskov from now on');
  await expect(page.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('Control+z');
  await expect(people.row('Peskov')).toContainText('3 claims');
});

test('without anybody named the page says how people get there', async ({ page, library }) => {
  await library.open();
  await new PeoplePage(page).open();
  await expect(page.getByText('Nobody yet')).toBeVisible();
  await expectSound(page, 'the empty page');
});

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('the screens of people have no faults that axe knows', async ({ page, library }) => {
      const people = await begin(page, library);
      await people.duplicates.click();
      await expectSound(page, 'the list');
      await people.choose('Peskov', 'Dmitry Peskov');
      await page.getByRole('button', { name: 'Merge …', exact: true }).click();
      await expectSound(page, 'the merge dialog');
      await page.keyboard.press('Escape');
      await people.openPerson('Peskov');
      await expect(people.said.getByRole('listitem')).toHaveCount(3);
      await expectSound(page, 'a person');
      await page.getByRole('button', { name: 'Details' }).click();
      await page.getByRole('button', { name: 'As a table' }).click();
      await expectSound(page, 'a person with all parts open');
      await page.getByRole('button', { name: 'Split …' }).click();
      await expectSound(page, 'the split dialog');
    });
  });
}

/** The project file, made from the library. */
async function backUp(page: Page, library: LibraryPage): Promise<Buffer> {
  await page.getByRole('link', { name: 'Back to the library' }).click();
  return (await library.backUp()).bytes;
}

/** A file's content without the revisions of its layers, which every act raises, and the digest that counts them in. */
function contentOf(file: Buffer): unknown {
  return JSON.parse(file.toString('utf8'), (key, value: unknown) =>
    key === 'rev' || key === 'digest' ? undefined : value,
  );
}
