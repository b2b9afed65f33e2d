import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { downloadedBy, type SavedFile } from './pages/download.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { type Story, projectFile } from './pages/people-file.ts';
import { pressByKey, tabTo } from './pages/reach.ts';
import { LOOKS, expectSound } from './pages/sound.ts';

test.describe.configure({ timeout: 90_000 });

/** Beyond the 16-bit characters before the marks: code points and UTF-16 units differ. */
const STORIES: readonly Story[] = [
  {
    title: '🚢🚢 Harbour shut 𝕏',
    day: '2026-01-10',
    said: [
      { words: 'The 🌊 took the pier', by: 'Adela Brandt', through: 'Northern Wire' },
      { words: 'We saw nothing', by: 'Щербаков' },
    ],
  },
  { title: 'Pier rebuilt', day: '2026-03-02', said: [{ words: 'It holds', by: 'Adela Brandt' }] },
];
/** Two claims with three people, and one claim with one. */
const ANNOTATIONS = 7;

async function begin(page: Page, library: LibraryPage): Promise<Locator> {
  await library.open();
  await library.chooseFiles(await projectFile(STORIES, { 'Adela Brandt': { confidential: true } }));
  await expect(library.report).toContainText('2 articles');
  await library.closeReport();
  return openExport(page);
}

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('banner').getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

async function chooseFormat(page: Page, reader: string, format: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await dialog.getByRole('radio', { name: reader }).check({ force: true });
  await dialog.getByRole('button', { name: /Format/ }).click();
  await page.getByRole('option', { name: format }).click();
}

async function makeAndSave(page: Page, dialog: Locator): Promise<SavedFile> {
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeFocused();
  return downloadedBy(page, () => dialog.getByRole('button', { name: 'Download' }).click());
}

/** Cells of a CSV text whose cells hold no line breaks. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        (cell) => cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '',
      ),
    );
}

test('tables come as one archive, with offsets in code points', async ({ page, library }) => {
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'CSV');
  await expect(dialog).toContainText('Positions: Unicode code points.');
  await expect(dialog).toContainText('2 articles, 7 annotations, 4 links.');
  const file = await makeAndSave(page, dialog);
  await expect(dialog).toContainText('Verified: 7 of 7 spans');
  expect(file.name).toBe('Talks-csv.zip');

  const tables = unzipSync(file.bytes);
  expect(Object.keys(tables).toSorted()).toEqual(
    expect.arrayContaining(['annotations.csv', 'articles.csv', 'relations.csv']),
  );
  const [head = [], ...rows] = rowsOf(read(tables, 'annotations.csv'));
  const column = (name: string): number => head.findIndex((cell) => cell === name);
  expect(rows).toHaveLength(ANNOTATIONS);
  // The texts as the stories put them together: nothing of Ascribe's is asked.
  const texts = STORIES.map(({ title, said }) =>
    [
      title,
      ...said.map(
        ({ words, by, through }) =>
          `On that day “${words}” ${by} said${through === undefined ? '' : `, ${through} reported`}, as far as is known.`,
      ),
    ].join('\n\n'),
  );
  for (const row of rows) {
    const quote = row[column('text')] ?? '';
    const [start, end] = [Number(row[column('start')]), Number(row[column('end')])];
    expect(quote).not.toBe('');
    expect(texts.map((text) => Array.from(text).slice(start, end).join(''))).toContain(quote);
  }
});

test('brat’s files come as one archive, with offsets in code points of the text beside them', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'brat standoff');
  const file = await makeAndSave(page, dialog);
  expect(file.name).toBe('Talks-brat.zip');
  const files = unzipSync(file.bytes);
  let spans = 0;
  for (const name of Object.keys(files).filter((each) => each.endsWith('.ann'))) {
    // A code point each.
    const text = Array.from(read(files, name.replace(/\.ann$/, '.txt')));
    for (const line of read(files, name).split('\n')) {
      const [id = '', place = '', quote = ''] = line.split('\t');
      if (!id.startsWith('T')) continue;
      const [, start, end] = place.split(' ');
      expect(text.slice(Number(start), Number(end)).join('')).toBe(quote);
      spans += 1;
    }
  }
  expect(spans).toBe(ANNOTATIONS);
});

test('one article goes to an editor as one page, with its marks where they belong', async ({
  page,
  library,
  annotate,
}) => {
  const overview = await begin(page, library);
  await overview.getByRole('button', { name: 'Close' }).last().click();
  await library.openArticle('Pier rebuilt');
  await annotate.expectTags(2);
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export', exact: true });
  await expect(dialog.getByRole('radio', { name: 'This article' })).toBeChecked();
  await expect(dialog).toContainText('1 article, 2 annotations, 1 link.');
  const file = await makeAndSave(page, dialog);
  expect(file.name).toMatch(/^\d{4}-pier-rebuilt\.html$/);
  const html = file.bytes.toString('utf8');
  expect(html).not.toMatch(/<script/i);

  const reader = await page.context().newPage();
  await reader.setContent(html);
  const shown = await reader.locator('body').innerText();
  expect(shown).toContain('On that day “It holds” Adela Brandt said, as far as is known.');
  await expect(reader.locator('mark').filter({ hasText: 'It holds' }).first()).toBeVisible();
  await expect(reader.locator('mark').filter({ hasText: 'Adela Brandt' }).first()).toBeVisible();
});

test('what a format has no place for is said in words and numbers before anything is made', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'CoNLL-2003');
  const forecast = dialog.getByRole('region', { name: 'What will be in it' });
  await expect(forecast).toContainText('Lost in this format');
  await expect(forecast.getByRole('listitem')).toContainText([
    /3 said_by relations have no place in the format/,
  ]);
  await expect(forecast).toContainText('1 confidential name goes along');
  await expect(forecast).toContainText('Adela Brandt');
  await expect(page.getByRole('status')).toContainText(/things are lost/);

  await dialog.getByRole('button', { name: /^Labels: / }).click();
  await dialog.getByRole('checkbox', { name: /^Speaker/ }).uncheck({ force: true });
  await expect(forecast).toContainText('4 annotations');
  await expect(forecast).not.toContainText('confidential');
});

test('without anything to export it is said why, and no file can be made', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library);
  const make = dialog.getByRole('button', { name: 'Make the file' });
  await dialog.getByRole('radio', { name: 'Publication' }).check({ force: true });
  await expect(dialog).toContainText('No claim is ready to be published.');
  await expect(make).toBeDisabled();
  await dialog.getByRole('radio', { name: 'An editor' }).check({ force: true });
  await expect(make).toBeEnabled();
  await dialog.getByRole('radio', { name: 'Some' }).check({ force: true });
  await expect(dialog).toContainText('No article is chosen.');
  await dialog.getByRole('checkbox', { name: 'Pier rebuilt' }).check({ force: true });
  await expect(dialog).toContainText('1 article, 2 annotations');
  await dialog.getByRole('button', { name: /Whose annotations/ }).click();
  await page.getByRole('option', { name: 'Curated' }).click();
  await expect(dialog).toContainText('There is no such work to export.');
  await expect(make).toBeDisabled();
});

test('a data set is split by articles; the same seed gives the same bytes', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'Ascribe JSON Lines');
  await dialog.getByRole('checkbox', { name: /^Split/ }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Validation' }).fill('x');
  await expect(dialog).toContainText('A number, 0 or more.');
  await dialog.getByRole('textbox', { name: 'Validation' }).fill('0');
  await dialog.getByRole('textbox', { name: 'Training' }).fill('50');
  await dialog.getByRole('textbox', { name: 'Test', exact: true }).fill('50');
  await expect(dialog).toContainText('Training 1, validation 0, test 1');
  const first = await makeAndSave(page, dialog);
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  const second = await makeAndSave(page, dialog);
  expect(second.bytes.equals(first.bytes)).toBe(true);
});

test('making a file can be called off, and begun again', async ({ page, library }) => {
  const dialog = await begin(page, library);
  // A worker that never begins: its script is held back.
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  await page.context().route(/export\.worker/, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await cancel.press('Enter');
  await expect(dialog).toContainText('Cancelled. No file was made.');
  letGo();
  await page.context().unroute(/export\.worker/);
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  expect((await makeAndSave(page, dialog)).bytes.length).toBeGreaterThan(0);
});

test('an export works with the keyboard alone', async ({ page, library }) => {
  const dialog = await begin(page, library);
  await tabTo(page, dialog.getByRole('radio', { name: 'An editor' }));
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: 'A dataset' })).toBeChecked();
  const make = dialog.getByRole('button', { name: 'Make the file' });
  await expect(make).toBeEnabled();
  await pressByKey(page, make);
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeFocused();
  const file = await downloadedBy(page, () => page.keyboard.press('Enter'));
  expect(file.bytes.length).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('banner').getByRole('button', { name: 'Export' })).toBeFocused();
});

for (const { name, colorScheme, viewport } of LOOKS) {
  test.describe(name, () => {
    test.use({ colorScheme, viewport });

    test('exporting has no faults that axe knows', async ({ page, library }) => {
      const dialog = await begin(page, library);
      await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
      await expectSound(page, 'the dialog');
      await chooseFormat(page, 'A dataset', 'CoNLL-2003');
      await dialog.getByRole('radio', { name: 'Some' }).check({ force: true });
      await dialog.getByRole('checkbox', { name: 'Pier rebuilt' }).check({ force: true });
      await dialog.getByRole('button', { name: /^Labels: / }).click();
      await dialog.getByRole('checkbox', { name: /^Split/ }).check({ force: true });
      await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
      await expectSound(page, 'the dialog with all parts open');
      await dialog.getByRole('button', { name: 'Make the file' }).click();
      await expect(dialog.getByRole('button', { name: 'Download' })).toBeVisible();
      await expectSound(page, 'a file');
    });
  });
}

function read(files: ReturnType<typeof unzipSync>, name: string): string {
  return strFromU8(files[name] ?? new Uint8Array()).replace(/^\ufeff/, '');
}
