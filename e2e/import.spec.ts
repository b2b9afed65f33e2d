import { readFile, writeFile } from 'node:fs/promises';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from './fixtures.ts';
import { sample } from './pages/sample.ts';
import { downloadedBy } from './pages/download.ts';
import type { LocalFile } from './pages/library-page.ts';

function textFile(name: string, text: string): LocalFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

const FERRY = `Ferry delayed

The ferry to Orne Island was delayed by two hours on Monday because of fog over the sound. Nobody was hurt, and all the passengers reached the island before noon, the harbour master said in a short statement to the press. She added that the boat had been checked last week and that its radar had worked as it should from the first minute to the last. The line carries four thousand people a week.
`;

test('a saved page is shown first, a part is brought back, and what was chosen is what is stored', async ({
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('tram.html'));
  await expect(preview.field('Title')).toHaveValue('Tram line to reach the port by 2031');
  await expect(preview.field('Outlet')).toHaveValue('The Vellmark Courier');
  await expect(preview.field('Publication date')).toHaveValue('2024-05-02');
  await expect(preview.field('Byline')).toHaveValue('Ilse Marrant');
  await expect(preview.part('get the news of the day')).toBeHidden();

  await preview.showAll();
  await preview.bringBack('get the news of the day');
  await preview.leaveOut('Residents along the line');
  await preview.field('Outlet').fill('Courier');
  await preview.add();

  await expect(annotate.text).toContainText('get the news of the day');
  await expect(annotate.text.getByText('Residents along the line')).toBeHidden();
  await annotate.leave();
  await expect(library.row('Tram line')).toContainText('Courier');
});

test('what was left out of an article can be brought back from its menu, later', async ({
  page,
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('tram.html'));
  await preview.add();
  await annotate.leave();
  await library.act('Tram line', 'What was left out');
  const dialog = page.getByRole('dialog', { name: 'What was left out' });
  await dialog.getByText('Show all that was left out').click();
  await dialog.getByRole('button', { name: 'Bring back: Sign up for our newsletter' }).click();
  await expect(dialog.getByRole('button', { name: 'Leave out: Sign up' })).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await library.openArticle('Tram line');
  await expect(annotate.text).toContainText('Sign up for our newsletter');
});

test('an import that is cancelled in its preview leaves nothing behind', async ({
  page,
  library,
  preview,
}) => {
  await library.openWith(sample('tram.html'));
  await expect(preview.dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(preview.dialog).toBeHidden();
  await expect(library.sample).toBeVisible();
});

test('what was typed outlives a click that goes astray, and Escape asks first', async ({
  page,
  library,
  annotate,
  preview,
}) => {
  await library.open();
  await page.getByRole('button', { name: 'Paste a story' }).click();
  const dialog = page.getByRole('dialog', { name: 'Paste a story' });
  const question = page.getByRole('alertdialog', { name: 'Close without adding or saving?' });
  const story = dialog.getByRole('textbox', { name: 'The story' });
  await story.fill('Half an hour of typing.');
  await page.mouse.click(5, 5);
  await expect(story).toHaveValue('Half an hour of typing.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(story).toHaveValue('Half an hour of typing.');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await question.getByRole('button', { name: 'Close without it' }).click();
  await expect(dialog).toBeHidden();

  await library.chooseFiles(sample('tram.html'));
  await preview.field('Title').fill('My title');
  await page.mouse.click(5, 5);
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Go on here' }).click();
  await preview.add();
  await expect(annotate.text).toBeVisible();
  await annotate.leave();
  await expect(library.article('My title')).toBeVisible();
});

test('a text in an old encoding is shown, and read anew in the one that is chosen', async ({
  page,
  library,
  annotate,
  preview,
}, testInfo) => {
  const path = testInfo.outputPath('old.txt');
  // "Паром задержан" in windows-1251.
  const bytes = [
    0xcf, 0xe0, 0xf0, 0xee, 0xec, 0x20, 0xe7, 0xe0, 0xe4, 0xe5, 0xf0, 0xe6, 0xe0, 0xed,
  ];
  await writeFile(path, Uint8Array.from([...bytes, 0x0a, 0x0a, ...bytes, 0x2e]));
  await library.open();
  await page.evaluate(() => {
    localStorage.setItem(
      'ascribe.preferences',
      JSON.stringify({ theme: 'system', singleKeys: true, snapping: true, lookBefore: 'always' }),
    );
  });
  await page.reload();
  await library.chooseFiles(path);
  await preview.choose('Encoding of the file', 'koi8-r');
  await expect(preview.part('оЮПНЛ')).not.toHaveCount(0);
  await preview.field('Outlet').fill('Орне');
  await preview.choose('Encoding of the file', 'windows-1251');
  await expect(preview.field('Title')).toHaveValue('Паром задержан');
  await preview.add();
  await expect(annotate.text).toContainText('Паром задержан.');
  await annotate.leave();
  await expect(library.row('Паром задержан')).toContainText('Орне');
});

test('a table asks which column holds what, and each row becomes an article', async ({
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('council.csv'));
  await expect(preview.dialog.getByRole('region', { name: 'The first rows' })).toContainText(
    'Council votes on trees',
  );
  await preview.choose('Title', 'kopf');
  await preview.choose('Outlet', 'zeitung');
  await preview.choose('Publication date', 'tag');
  await expect(preview.list.getByRole('button')).toHaveCount(3);
  await preview.list.getByRole('button', { name: 'Pool closed for repairs' }).click();
  await preview.dialog.getByText('Add this article').click();
  await preview.dialog.getByRole('button', { name: 'Add 2 articles' }).click();
  await expect(library.messages).toContainText('2 articles added');
  await expect(library.row('Library stays open')).toContainText('Northern Wire');
  await expect(library.article('Pool closed')).toBeHidden();
  await library.act('Council votes on trees', 'Download the original');
  await expect(library.messages).toContainText('council.csv');
  await library.openArticle('Council votes on trees');
  await expect(annotate.text).toContainText('“Trees are cheaper than hospitals,”');
});

test('of several files the bad one, the one that is here and the nearly same one are each told', async ({
  library,
}) => {
  await library.openWith(
    textFile('ferry.txt', FERRY),
    textFile('tide.txt', 'High tide\n\nThe tide was high.'),
  );
  await expect(library.messages).toContainText('2 articles added');
  await library.chooseFiles(
    textFile('copy.txt', FERRY),
    textFile('empty.txt', ''),
    textFile('agency.txt', `${FERRY}\nUpdated at noon.\n`),
    textFile('storm.txt', 'Storm warning\n\nThe weather service expects a storm.'),
  );
  await expect(library.report).toContainText('1 file was not taken');
  await expect(library.report).toContainText('The same as “Ferry delayed”');
  await expect(library.report).toContainText(/9\d% the same as Ferry delayed/);
  await expect(library.report).toContainText('2 articles added');
  await library.report.getByRole('button', { name: 'Add anyway: Ferry delayed' }).click();
  await expect(library.list.getByRole('link', { name: 'Ferry delayed' })).toHaveCount(3);
});

test('an import is taken back as a whole, and the taking back too', async ({ library }) => {
  await library.openWith(
    textFile('a.txt', 'First story\n\nOne.'),
    textFile('b.txt', 'Second story\n\nTwo.'),
  );
  await library.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(library.messages).toContainText('2 articles are in Recently deleted now');
  await expect(library.article('First story')).toBeHidden();
  await library.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(library.article('First story')).toBeVisible();
  await expect(library.article('Second story')).toBeVisible();
});

test('an article that waits in Recently deleted is not added again without being asked', async ({
  library,
}) => {
  await library.openWith(textFile('a.txt', FERRY), textFile('b.txt', 'Another\n\nStory.'));
  await library.act('Ferry delayed', 'Delete');
  await library.chooseFiles(textFile('a.txt', FERRY));
  await expect(library.report).toContainText('which is in Recently deleted');
  await library.report.getByRole('button', { name: 'Add anyway: Ferry delayed' }).click();
  await expect(library.page).toHaveURL(/article/);
});

test('a large import shows how far it is, can be cancelled, and the page stays alive', async ({
  page,
  library,
}) => {
  test.setTimeout(120_000);
  const html = await readFile(sample('tram.html'), 'utf8');
  await library.open();
  await library.dropTexts(
    Array.from({ length: 300 }, (_, index) => ({
      name: `page-${index}.html`,
      text: html.replaceAll('2031', `2${String(index).padStart(3, '0')}`),
    })),
  );
  const progress = page.getByRole('region', { name: 'Import under way' });
  await expect(progress).toContainText(/[1-9]\d* articles? so far/);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(library.report).toContainText('Cancelled.');
  const said = await library.report.getByText(/Cancelled\./).innerText();
  const added = Number(/(\d+) article/.exec(said)?.[1] ?? 0);
  expect(added).toBeLessThan(300);
  if (added > 0) {
    await expect(
      library.page.getByText(`${added} article`, { exact: false }).first(),
    ).toBeVisible();
    await library.report.getByRole('button', { name: /^Take (?:it|all)/ }).click();
    await expect(library.messages).toContainText('in Recently deleted now');
  }
});

test('a folder comes with its paths, and what is no article in it is passed over', async ({
  page,
  library,
}, testInfo) => {
  const { mkdir } = await import('node:fs/promises');
  const folder = testInfo.outputPath('week');
  await mkdir(`${folder}/monday`, { recursive: true });
  await writeFile(`${folder}/monday/ferry.txt`, FERRY);
  await writeFile(`${folder}/storm.txt`, 'Storm warning\n\nA storm is coming.');
  await writeFile(`${folder}/.DS_Store`, 'x');
  await library.openWith(textFile('a.txt', 'First story\n\nOne.'));
  await library.page.getByRole('link', { name: 'Back to the library' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await (await chooser).setFiles(folder);
  await expect(library.messages).toContainText('2 articles added');
  await expect(library.article('Ferry delayed')).toBeVisible();
  await expect(library.article('Storm warning')).toBeVisible();
});

test('an archive is looked into: its articles are added, its table asks, its pictures are passed over', async ({
  library,
  annotate,
  preview,
}) => {
  const bytes = zipSync({
    'week/ferry.txt': strToU8(FERRY),
    'week/tram.html': await readFile(sample('tram.html')),
    'week/tram_files/photo.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
    'week/council.csv': await readFile(sample('council.csv')),
  });
  await library.openWith({
    name: 'week.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(bytes),
  });
  await expect(preview.dialog).toContainText('1 file is passed over');
  await preview.list.getByRole('button', { name: 'council.csv' }).first().click();
  await preview.choose('Title', 'kopf');
  await expect(preview.list.getByRole('button', { name: 'Council votes on trees' })).toBeVisible();
  await preview.dialog.getByRole('button', { name: 'Add 5 articles' }).click();
  await expect(library.messages).toContainText('5 articles added');
  await library.act('Tram line', 'Download the original');
  await library.openArticle('Tram line');
  await expect(annotate.text).toContainText('old gas pipes');
});

test('the original of a page gives the very same text when it is added again', async ({
  page,
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('tram.html'));
  await preview.add();
  await annotate.leave();
  const file = await downloadedBy(page, () => library.act('Tram line', 'Download the original'));
  expect(file.name).toBe('tram.html');
  expect(file.bytes.equals(await readFile(sample('tram.html')))).toBe(true);
  await library.chooseFiles({ name: file.name, mimeType: 'text/html', buffer: file.bytes });
  await expect(library.report).toContainText('The same as “Tram line to reach the port by 2031”');
});

test('a page is looked at and added with the keyboard alone', async ({
  page,
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('tram.html'));
  await expect(preview.dialog.getByRole('button', { name: 'Add article' })).toBeFocused();
  const show = preview.dialog.getByRole('button', { name: /left out:/ }).first();
  await tabBackTo(show);
  await page.keyboard.press('Enter');
  const back = preview.parts.getByRole('button', { name: /^Bring back/ }).first();
  await expect(back).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(show).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(back).toBeHidden();
  await expect(show).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(back).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(preview.parts.getByRole('button', { name: /^Leave out/ }).first()).toBeVisible();
  await preview.field('Title').focus();
  await page.keyboard.press('Enter');
  await expect(preview.dialog).toBeHidden();
  await expect(annotate.text).toBeVisible();

  async function tabBackTo(target: ReturnType<typeof preview.part>): Promise<void> {
    for (let stop = 0; stop < 60; stop += 1) {
      // oxlint-disable-next-line no-await-in-loop -- One key after the other.
      if (await target.evaluate((element) => element === document.activeElement)) return;
      // oxlint-disable-next-line no-await-in-loop -- One key after the other.
      await page.keyboard.press('Shift+Tab');
    }
    await expect(target).toBeFocused();
  }
});

test('another tool’s labels are led into the codebook, and its annotations come along', async ({
  library,
  annotate,
  preview,
}) => {
  await library.openWith(sample('tagged.jsonl'));
  const labels = preview.dialog.getByRole('list', { name: 'Labels' });
  const statement = labels.getByRole('listitem').filter({ hasText: 'Statement' });
  await expect(statement).toContainText('2 times');
  await expect(statement).toContainText('“The bridge is safe,”');
  await preview.choose('Statement', 'Claim');
  await preview.choose('Person', 'Speaker');
  await preview.choose('When', 'Leave out');
  await preview.dialog
    .getByRole('button', { name: '1 thing in the file is not kept as it says' })
    .click();
  await expect(preview.dialog.getByRole('table')).toContainText('points outside of the text');
  await preview.dialog.getByRole('button', { name: 'Add 2 articles' }).click();

  await expect(library.report).toContainText('2 annotations came along.');
  await expect(library.report).toContainText('1 × “When”');
  await library.report.getByRole('button', { name: 'Open Mayor opens bridge' }).click();
  await expect(annotate.highlight('“The bridge is safe,”')).toBeVisible();
  await expect(annotate.highlight('Mayor Ana Núñez')).toBeVisible();
});
