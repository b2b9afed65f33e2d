import type { Locator, Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { downloadedBy, type SavedFile } from './pages/download.ts';
import type { LibraryPage } from './pages/library-page.ts';
import { type Story, projectFile } from './pages/people-file.ts';
import { pressByKey, tabTo } from './pages/reach.ts';
import { WIDTHS, expectSound } from './pages/sound.ts';

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
const SECRET = { 'Adela Brandt': { confidential: true } } as const;
/** Two claims with three people, and one claim with one. */
const ANNOTATIONS = 7;

async function begin(
  page: Page,
  library: LibraryPage,
  people: Parameters<typeof projectFile>[1] = {},
): Promise<Locator> {
  await library.openWith(await projectFile(STORIES, people));
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
  expect(shown).toContain('On that day 1“It holds” 2Adela Brandt said, as far as is known.');
  await expect(reader.locator('mark').filter({ hasText: 'It holds' }).first()).toBeVisible();
  await expect(reader.locator('mark').filter({ hasText: 'Adela Brandt' }).first()).toBeVisible();
});

test('what was hidden is not on an editor’s page, and the headline is there once', async ({
  page,
  library,
  annotate,
}) => {
  await library.openSample();
  await expect(annotate.text).toContainText('Search and Hit Enter');
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await annotate.tabToText();
  await annotate.press('q', 'q', 'q', 'c', '1', 'Enter');
  await annotate.expectTags(2);
  const dialog = await openExport(page);
  await expect(dialog).toContainText('1 hidden part of an article stays out');
  const html = (await makeAndSave(page, dialog)).bytes.toString('utf8');
  expect(html).toContain('We were told the gate was sound');
  expect(html).not.toContain('Search and Hit Enter');
  expect(html.match(/<h1>/g)).toHaveLength(1);
  expect(html.match(/Sealed sluice gate was known[^<]*</g)).toHaveLength(2);

  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await chooseFormat(page, 'A dataset', 'doccano');
  await expect(dialog).toContainText('1 hidden part of an article is in the text all the same');
  const whole = textAndWords(await makeAndSave(page, dialog));
  expect(whole.text).toContain('Search and Hit Enter');
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await dialog.getByRole('checkbox', { name: /Leave out hidden parts/ }).check({ force: true });
  await expect(dialog).toContainText('1 hidden part of an article stays out');
  const shown = textAndWords(await makeAndSave(page, dialog));
  expect(shown.text).not.toContain('Search and Hit Enter');
  expect(shown.words).toEqual(whole.words);
});

/** Of doccano's only line: its text, and what stands where its spans say. */
function textAndWords({ bytes }: SavedFile): { text: string; words: readonly string[] } {
  const { text, entities } = JSON.parse(bytes.toString('utf8').trim()) as {
    text: string;
    entities: readonly { start_offset: number; end_offset: number }[];
  };
  const characters = Array.from(text);
  const words = entities.map((each) =>
    characters.slice(each.start_offset, each.end_offset).join(''),
  );
  return { text, words };
}

test('what a format has no place for is said in words and numbers before anything is made', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library, SECRET);
  await chooseFormat(page, 'A dataset', 'CoNLL-2003');
  const forecast = dialog.getByRole('region', { name: 'What will be in it' });
  await expect(forecast).toContainText('Lost in this format');
  await expect(forecast.getByRole('listitem')).toContainText([
    /3 “said by” relations have no place in the format/,
  ]);
  await expect(page.getByRole('status')).toContainText(/things are lost/);

  await dialog.getByRole('switch', { name: /confidential sources/ }).uncheck({ force: true });
  await expect(forecast).toContainText('1 confidential name goes along');
  await expect(forecast).toContainText('Adela Brandt');
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
  await dialog.getByRole('textbox', { name: 'Test (%)' }).fill('50');
  await expect(dialog).toContainText('Training 1, validation 0, test 1');
  const first = await makeAndSave(page, dialog);
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  const second = await makeAndSave(page, dialog);
  expect(second.bytes.equals(first.bytes)).toBe(true);
});

test('a data set comes with a card: what it is called, its licence, agreement; without the attributes left out', async ({
  page,
  library,
}) => {
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'Ascribe JSON Lines');
  await dialog.getByRole('button', { name: /^Attributes: / }).click();
  await dialog.getByRole('checkbox', { name: /^Quotation/ }).uncheck({ force: true });
  await dialog.getByRole('button', { name: 'About the data set' }).click();
  await dialog.getByRole('checkbox', { name: /^Add a card/ }).check({ force: true });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Harbour talks');
  const licence = dialog.getByRole('combobox', { name: /^Licence/ });
  await licence.fill('only with my permission');
  await expect(licence).toHaveAccessibleDescription(/This is no name of a licence/);
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeDisabled();
  await expect(licence).toHaveValue('only with my permission');
  await licence.fill('CC BY 4.0');
  await expect(licence).toHaveAccessibleDescription(/^For example/);
  await page.mouse.click(5, 5);
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const question = page.getByRole('alertdialog', { name: 'Close without adding or saving?' });
  await question.getByRole('button', { name: 'Go on here' }).click();
  await expect(licence).toHaveValue('CC BY 4.0');
  const file = await makeAndSave(page, dialog);
  const files = unzipSync(file.bytes);
  const card = read(files, 'README.md');
  expect(card).toContain('# Harbour talks');
  expect(card).toContain('The annotations: cc-by-4.0.');
  expect(card).toContain('Not measured: no article of this set was annotated by two people.');
  expect(read(files, 'annotations.jsonl')).not.toContain('quote_type');
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await expect(licence).toHaveValue('CC BY 4.0');
});

/** Three claims of one article, checked. */
const CHECKED: Story = {
  title: 'Three claims',
  day: '2026-04-01',
  said: [
    { words: 'The gate was sound', by: 'Jonas Weir', verdict: 'refuted' },
    { words: 'Nobody was warned', by: 'Jonas Weir', verdict: 'supported' },
    { words: 'It was the rain', by: 'Mara Holt', verdict: 'conflicting' },
  ],
};

test('reviews say on which page each is, who publishes them and when; what is no address is said where it is typed', async ({
  page,
  library,
}) => {
  await library.openWith(await projectFile([CHECKED]));
  await library.closeReport();
  const dialog = await openExport(page);
  await dialog.getByRole('radio', { name: 'Publication' }).check({ force: true });
  await expect(dialog).toContainText('No claim is ready to be published.');
  await expect(dialog).toContainText('3 checked claims have neither the address of your page');
  const review = dialog.getByRole('region', { name: 'About the reviews' });
  const address = review.getByRole('textbox', { name: 'Address of your page' });
  await address.fill('desk.example/checks');
  await expect(address).toHaveAccessibleDescription(/This is no address of a page/);
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeDisabled();
  await address.fill('https://desk.example/checks');
  const own = review.getByRole('group', { name: 'Each claim’s own page' });
  await expect(own).toContainText('3 claims have an address that another one has too.');
  const warned = own.getByRole('textbox', { name: /Nobody was warned/ });
  await warned.fill('https://desk.example/rain');
  await own.getByRole('textbox', { name: /It was the rain/ }).fill('https://desk.example/rain');
  await expect(own).toContainText('2 claims have an address that another one has too.');
  await warned.fill('https://desk.example/warned');
  await expect(own).toContainText('Only where it is another page than the one above.');
  await own.getByRole('textbox', { name: /It was the rain/ }).fill('ftp://desk.example/rain');
  await expect(dialog).toContainText('Correct it under “About the reviews”.');
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeDisabled();
  await own.getByRole('textbox', { name: /It was the rain/ }).fill('https://desk.example/rain');
  await review.getByRole('textbox', { name: 'Who publishes it' }).fill('The Desk');
  await review.getByRole('textbox', { name: 'Their site' }).fill('https://desk.example');
  await review.getByLabel('Day of publication').fill('2026-04-02');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  const question = page.getByRole('alertdialog', { name: 'Close without adding or saving?' });
  await question.getByRole('button', { name: 'Go on here' }).click();

  const files = unzipSync((await makeAndSave(page, dialog)).bytes);
  const reviews = Object.keys(files)
    .filter((name) => name.endsWith('.json'))
    .toSorted()
    .map((name) => JSON.parse(read(files, name)) as Readonly<Record<string, unknown>>);
  expect(reviews.map(({ url }) => url)).toEqual([
    'https://desk.example/checks',
    'https://desk.example/warned',
    'https://desk.example/rain',
  ]);
  for (const { author, datePublished } of reviews) {
    expect(author).toEqual({
      '@type': 'Organization',
      name: 'The Desk',
      url: 'https://desk.example/',
    });
    expect(datePublished).toBe('2026-04-02');
  }
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  await expect(address).toHaveValue('https://desk.example/checks');

  // What was said is kept: nothing is asked on the way out, and another day it is there.
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
  await page.reload();
  await openExport(page);
  await dialog.getByRole('radio', { name: 'Publication' }).check({ force: true });
  await expect(address).toHaveValue('https://desk.example/checks');
  await expect(warned).toHaveValue('https://desk.example/warned');
  await expect(review.getByRole('textbox', { name: 'Who publishes it' })).toHaveValue('The Desk');
  await expect(review.getByRole('textbox', { name: 'Their site' })).toHaveValue(
    'https://desk.example',
  );
  await expect(review.getByLabel('Day of publication')).toHaveValue('2026-04-02');
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await expect(dialog).toBeHidden();
});

test('making a file can be called off, and begun again', async ({ page, library }) => {
  // A worker that looks through the project, and makes nothing.
  await runFirst(
    page,
    "addEventListener('message', (event) => { if (event.data.kind === 'make') event.stopImmediatePropagation(); });",
  );
  const dialog = await begin(page, library);
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  const cancel = dialog.getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  const asked: string[] = [];
  page.on('dialog', (question) => {
    asked.push(question.type());
    void question.dismiss();
  });
  const reload = (): Promise<void> => page.evaluate(() => location.reload());
  await reload();
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await cancel.press('Enter');
  await expect(dialog).toContainText('Cancelled. No file was made.');
  // What comes next has the focus, and what has happened is read out, not talked over.
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeFocused();
  await expect(page.getByRole('status')).toHaveText(/^Cancelled\. No file was made\.\s?$/v);
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeHidden();
  await page.context().unroute(/export\.worker/);
  expect((await makeAndSave(page, dialog)).bytes.length).toBeGreaterThan(0);
});

test('a full disk is said, and nothing of the file is left behind', async ({ page, library }) => {
  // A disk on which nothing more fits.
  await writesBy(page, "throw new DOMException('', 'QuotaExceededError');");
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'Ascribe JSON Lines');
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await expect(dialog).toContainText('is full. Nothing was left behind half done.');
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeHidden();
  await expect.poll(() => foldersLeft(page)).toBe(0);
  await page.context().unroute(/export\.worker/);
  await dialog.getByRole('button', { name: 'Change the choice' }).click();
  expect((await makeAndSave(page, dialog)).bytes.length).toBeGreaterThan(0);
});

test('calling it off in the middle leaves nothing behind', async ({ page, library }) => {
  // A disk that takes forever.
  await writesBy(page, 'for (;;);');
  const dialog = await begin(page, library);
  await chooseFormat(page, 'A dataset', 'Ascribe JSON Lines');
  await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await expect.poll(() => foldersLeft(page)).toBe(1);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toContainText('Cancelled. No file was made.');
  await expect.poll(() => foldersLeft(page)).toBe(0);
});

// The next worker's script may be on its way still when a test ends.
test.afterEach(async ({ context }) => {
  await context.unrouteAll({ behavior: 'ignoreErrors' });
});

/** Of workers that are begun from now on: the one that has looked through the project makes the file too. */
async function writesBy(page: Page, body: string): Promise<void> {
  await runFirst(page, `FileSystemSyncAccessHandle.prototype.write = () => { ${body} };`);
}

/** Runs the worker's script behind another. */
async function runFirst(page: Page, script: string): Promise<void> {
  await page.context().route(/export\.worker/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${script}\n${await response.text()}` });
  });
}

/** Folders in which files of exports grow. */
function foldersLeft(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('exports').catch(() => undefined);
    const names: string[] = [];
    if (folder) for await (const name of folder.keys()) names.push(name);
    return names.length;
  });
}

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

test.describe('protected sources', () => {
  for (const [reader, format] of [
    ['An editor', 'Word with comments'],
    ['An editor', 'Annotated page'],
    ['A dataset', 'CSV'],
    ['A dataset', 'Hugging Face'],
    ['A dataset', 'Ascribe annotation JSON'],
  ] as const) {
    test(`${format}: the name is in no byte of what is downloaded`, async ({ page, library }) => {
      const dialog = await begin(page, library, SECRET);
      await chooseFormat(page, reader, format);
      const protect = dialog.getByRole('region', { name: 'Protect' });
      await expect(protect.getByRole('listitem')).toContainText('Adela Brandt becomes Source A');
      const file = await makeAndSave(page, dialog);
      await expect(dialog).toContainText('Protected names were searched for');
      const all = everythingIn(file.name, new Uint8Array(file.bytes));
      expect(all).toContain('Source A');
      expect(all).not.toMatch(/Adela|Brandt/i);
    });
  }

  test('the key comes as a file of its own; the next export calls them the same, until it is forgotten', async ({
    page,
    library,
  }) => {
    const dialog = await begin(page, library, SECRET);
    await chooseFormat(page, 'A dataset', 'Ascribe JSON Lines');
    await dialog.getByRole('switch', { name: /annotators/ }).check({ force: true });
    await expect(dialog).toContainText('Ada becomes Annotator A');
    const file = await makeAndSave(page, dialog);
    expect(file.bytes.toString('utf8')).not.toMatch(/Brandt|"Ada"/);
    await expect(dialog).toContainText(/Titles, pronouns and offices .* stay/);
    const key = await downloadedBy(page, () =>
      dialog.getByRole('button', { name: 'Save the key apart' }).click(),
    );
    expect(key.name).toBe('Talks-key.json');
    expect(JSON.parse(key.bytes.toString('utf8'))).toMatchObject({
      names: [
        { pseudonym: 'Source A', kind: 'source', names: ['Adela Brandt'] },
        { pseudonym: 'Annotator A', kind: 'annotator', names: ['Ada'] },
      ],
    });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    expect((await library.backUp()).bytes.toString('utf8')).not.toContain('Source A');
    await library.openSettings();
    await expect(page.getByRole('main')).toContainText('2 given in exports');
    await page.getByRole('button', { name: 'Forget the pseudonyms' }).click();
    await page
      .getByRole('alertdialog', { name: 'Forget the pseudonyms?' })
      .getByRole('button', { name: 'Forget them' })
      .click();
    await expect(page.getByRole('main')).toContainText('None given yet.');
  });

  test('a name that is still in there stops the file and is shown; as another name it is replaced', async ({
    page,
    library,
  }) => {
    await library.open();
    const slip = { title: 'What Adela saw', day: '2026-03-03', said: [] };
    await library.chooseFiles(await projectFile([...STORIES, slip], SECRET));
    await expect(library.report).toContainText('3 articles');
    await library.closeReport();
    const dialog = await openExport(page);
    const make = dialog.getByRole('button', { name: 'Make the file' });
    // In the title, and in the text whose headline it is.
    await expect(dialog).toContainText('Protected names are still in there, in 2 places');
    const leaks = dialog.getByRole('list', { name: 'Where protected names still are' });
    await expect(leaks).toContainText('“Adela”: part of a name of Adela Brandt (Source A)');
    await expect(leaks).toContainText('Title of “What Adela saw”');
    await expect(make).toBeDisabled();
    await dialog.getByRole('button', { name: 'Not them' }).first().click();
    await expect(dialog).toContainText('A protected name is still in there, in 1 place');
    await expect(make).toBeDisabled();
    await dialog.getByRole('button', { name: 'Take that back' }).click();
    await dialog
      .getByRole('button', { name: 'Add to their names: “Adela” is Adela Brandt' })
      .click();
    await expect(leaks).toBeHidden();
    await expect(make).toBeEnabled();
    const file = await makeAndSave(page, dialog);
    expect(everythingIn(file.name, new Uint8Array(file.bytes))).not.toMatch(/Adela|Brandt/i);
  });

  for (const { name, viewport } of WIDTHS) {
    test.describe(name, () => {
      test.use({ viewport });

      test('leaks and the key have no faults that axe knows', async ({ page, library }) => {
        await library.open();
        const slip = { title: 'What Adela saw', day: '2026-03-03', said: [] };
        await library.chooseFiles(await projectFile([...STORIES, slip], SECRET));
        await library.closeReport();
        const dialog = await openExport(page);
        await expect(dialog).toContainText('Protected names are still in there');
        await expectSound(page, 'leaks');
        await dialog.getByRole('button', { name: 'None of these is them' }).click();
        await dialog.getByRole('button', { name: 'Make the file' }).click();
        await expect(dialog.getByRole('button', { name: 'Save the key apart' })).toBeVisible();
        await expectSound(page, 'a protected file');
      });
    });
  }
});

/** Names and texts of a file, and of the files packed in it, one in the other. */
function everythingIn(name: string, bytes: Uint8Array): string {
  const isPacked = strFromU8(bytes.slice(0, 2), true) === 'PK';
  if (!isPacked) return `${name}\n${strFromU8(bytes)}`;
  const inner = Object.entries(unzipSync(bytes)).map(([inside, content]) =>
    everythingIn(inside, content),
  );
  return [name, ...inner].join('\n');
}

for (const { name, viewport } of WIDTHS) {
  test.describe(name, () => {
    test.use({ viewport });

    test('exporting has no faults that axe knows', async ({ page, library }) => {
      const dialog = await begin(page, library);
      await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
      await expectSound(page, 'the dialog');
      await chooseFormat(page, 'A dataset', 'CoNLL-2003');
      await dialog.getByRole('radio', { name: 'Some' }).check({ force: true });
      await dialog.getByRole('checkbox', { name: 'Pier rebuilt' }).check({ force: true });
      await dialog.getByRole('button', { name: /^Labels: / }).click();
      await dialog.getByRole('checkbox', { name: /^Split/ }).check({ force: true });
      await dialog.getByRole('button', { name: /^Attributes: / }).click();
      await dialog.getByRole('button', { name: 'About the data set' }).click();
      await expect(dialog.getByRole('button', { name: 'Make the file' })).toBeEnabled();
      await expectSound(page, 'the dialog with all parts open');
      await dialog.getByRole('button', { name: 'Make the file' }).click();
      await expect(dialog.getByRole('button', { name: 'Download' })).toBeVisible();
      await expectSound(page, 'a file');
    });

    test('asking about reviews has no faults that axe knows', async ({ page, library }) => {
      await library.openWith(await projectFile([CHECKED]));
      await library.closeReport();
      const dialog = await openExport(page);
      await dialog.getByRole('radio', { name: 'Publication' }).check({ force: true });
      await dialog.getByRole('textbox', { name: /It was the rain/ }).fill('none');
      await expect(dialog).toContainText('This is no address of a page.');
      await expectSound(page, 'the reviews');
    });
  });
}

function read(files: ReturnType<typeof unzipSync>, name: string): string {
  return strFromU8(files[name] ?? new Uint8Array()).replace(/^\ufeff/, '');
}
