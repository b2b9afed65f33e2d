import { open, readFile, writeFile } from 'node:fs/promises';
import type { TestInfo } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { sample } from './pages/sample.ts';
import { expectEverySliceToMatch, quotesOf, readAnnotations } from './pages/annotation-file.ts';
import type { LibraryPage } from './pages/library-page.ts';

test('a pasted story opens with its first line as the title', async ({
  page,
  library,
  annotate,
}) => {
  await library.open();
  await library.pasteStory(await readFile(sample('harbour.txt'), 'utf8'));
  await expect(
    page.getByRole('heading', { level: 1, name: 'Harbour fees to double, minister says' }).first(),
  ).toBeVisible();
  await annotate.tabToText();
  await annotate.press('q', 'c');
  await expect(annotate.card('Claim', '“Nobody should be surprised,”')).toBeVisible();
});

test('rich text pasted anywhere keeps its paragraphs and lists, and loses its markup', async ({
  library,
  annotate,
}) => {
  await library.open();
  await library.pasteAnywhere({
    text: 'Two roads closed\nSnow fell.\nThe A7\nThe A9',
    html: '<h1>Two roads closed</h1><p>Snow <b style="color:red">fell</b>.</p><ul><li>The A7</li><li>The A9</li></ul>',
  });
  await expect(annotate.text.getByRole('heading', { name: 'Two roads closed' })).toBeVisible();
  await expect(annotate.text.getByText('Snow fell.', { exact: true })).toBeVisible();
  await expect(annotate.text.getByText('The A9', { exact: true })).toBeVisible();
  await expect(annotate.text.locator('b, [style*="red"]')).toHaveCount(0);
});

test('a text, a Markdown and an HTML file are chosen together', async ({ library, annotate }) => {
  await library.openWith(sample('harbour.txt'), sample('ferry.md'), sample('bridge.html'));
  await expect(library.messages).toContainText('3 articles added');
  await expect(library.article('Harbour fees to double')).toBeVisible();
  await expect(library.article('Ferry line closes after ninety years')).toBeVisible();
  await library.openArticle('Bridge reopens early');
  await expect(annotate.text).toContainText('“We had the weather on our side,” said engineer');
});

test('files are dropped on the page', async ({ library }) => {
  await library.open();
  await library.dropFiles(sample('harbour.txt'), sample('ferry.md'));
  await expect(library.article('Harbour fees to double')).toBeVisible();
  await expect(library.article('Ferry line closes')).toBeVisible();
});

test('an Arabic article runs from right to left and is tagged like any other', async ({
  library,
  annotate,
}) => {
  await library.openWith(sample('port-arabic.txt'));
  await expect(annotate.text.getByText('وأضاف أن القرار نهائي')).toHaveCSS('direction', 'rtl');
  await annotate.tabToText();
  await annotate.press('q');
  await annotate.expectSelected('«سنرفع الرسوم بنسبة عشرة في المئة»');
  await annotate.press('c');
  await annotate.answerByKey('@', 'سالم العتيبي');
  await annotate.press('Enter');
  await annotate.expectSaved();
  const file = readAnnotations(await annotate.exportAnnotations());
  expectEverySliceToMatch(file);
  expect(file.article.direction).toBe('rtl');
  expect(quotesOf(file)).toContain('CLAIM: «سنرفع الرسوم بنسبة عشرة في المئة»');
  expect(file.entities.map(({ name }) => name)).toEqual(['سالم العتيبي']);
});

test.describe('a hostile page', () => {
  // It is parsed in a document of its own that never runs anything; the browser tells what our
  // policy would have stopped there besides. A request or an error would still fail the test.
  test.use({
    expectedBreaches: [
      'policy violation: Setting the document',
      'policy violation: Applying inline style',
      'policy violation: Executing inline event handler',
    ],
  });

  test('runs nothing, and nothing it names is loaded', async ({
    page,
    library,
    annotate,
    preview,
  }) => {
    await library.open();
    const address = page.url();
    await library.chooseFiles(sample('hostile.html'));
    await expect(preview.dialog).toContainText('“Nothing happened,” said Jonna Vik.');
    await expect(
      preview.parts.locator('script, iframe, img, video, object, form, input, style, link, a'),
    ).toHaveCount(0);
    await preview.add();
    await expect(annotate.text).toContainText('“Nothing happened,” said Jonna Vik.');
    await expect(annotate.text).toContainText('It rained in the evening');
    expect(new URL(page.url()).origin).toBe(new URL(address).origin);
    await expect(
      annotate.text.locator('script, iframe, img, svg, video, object, form, input, style, link, a'),
    ).toHaveCount(0);
    await annotate.reload();
    await expect(annotate.text).toContainText('“Nothing happened,”');
    expect(await page.evaluate(() => Reflect.get(window, 'ran') as unknown)).toBeUndefined();
  });
});

type BadFile = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly told: string | RegExp;
};

const BAD_FILES: readonly BadFile[] = [
  { name: 'empty.txt', bytes: new Uint8Array(), told: 'The file has no text in it.' },
  { name: 'blank.txt', bytes: bytesOf(' \n\n\t \r\n'), told: 'The file has no text in it.' },
  { name: 'blank.html', bytes: bytesOf('<p></p><script>1</script>'), told: 'no text in it' },
  {
    name: 'picture.txt',
    bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0, 1, 2]),
    told: 'This is not a text file, whatever its name says.',
  },
  {
    name: 'report.txt',
    bytes: bytesOf('%PDF-1.7\n\u0000\u0001\u0002 endobj'),
    told: /does not read this kind of file|is damaged/,
  },
  {
    name: 'story.docx',
    bytes: Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]),
    told: /does not read this kind of file|is damaged/,
  },
];

test('files that are no articles are each refused with a reason, and the good one is taken', async ({
  library,
}, testInfo) => {
  await library.openWith(
    ...(await Promise.all(BAD_FILES.map((file) => writeBadFile(testInfo, file)))),
    sample('harbour.txt'),
  );
  await expect(library.report).toContainText(`${BAD_FILES.length} files were not taken`);
  for (const { name, told } of BAD_FILES) {
    const item = library.report.getByRole('listitem').filter({ hasText: name });
    // oxlint-disable-next-line no-await-in-loop -- One line of the report after the other.
    await expect(item).toContainText(told);
  }
  await library.report.getByRole('button', { name: 'Open Harbour fees to double' }).click();
  await expect(library.page.getByRole('textbox', { name: 'Article text' })).toBeVisible();
});

test('a text of 50 MB is refused at once, and the page stays usable', async ({
  library,
}, testInfo) => {
  const path = testInfo.outputPath('long.txt');
  const file = await open(path, 'w');
  await file.truncate(50 * 1024 * 1024);
  await file.close();
  await library.openWith(path);
  await expect(library.report).toContainText('The file is too large for one article.');
  await expect(library.report).toContainText('the most is 10 MB');
  await library.closeReport();
  await expectToTakeAnArticle(library);
});

test('half characters and bytes that are no text are made whole, and every position is right', async ({
  library,
  annotate,
}, testInfo) => {
  const path = testInfo.outputPath('broken.txt');
  // U+D800 as CESU bytes, and a byte that UTF-8 never has, between an emoji and a quote.
  await writeFile(
    path,
    Buffer.concat([
      Buffer.from('Storm over 🌊 Vellmark\n\n'),
      Buffer.from([0xed, 0xa0, 0x80, 0xff]),
      Buffer.from(' “It was loud 🎺,” said Ida Moen. “Nobody slept,” she added.\n'),
    ]),
  );
  await library.openWith(path);
  await annotate.tagFirstQuote();
  await annotate.expectSaved();
  const file = readAnnotations(await annotate.exportAnnotations());
  expectEverySliceToMatch(file);
  expect(file.text.isWellFormed()).toBe(true);
});

test('half characters from the clipboard never reach the text', async ({ library, annotate }) => {
  await library.open();
  await library.pasteAnywhere({
    text: 'Wind \ud83d over the bay\n\n“It \udc4d blew,” said Ida Moen.',
  });
  await annotate.tagFirstQuote();
  await annotate.expectSaved();
  const file = readAnnotations(await annotate.exportAnnotations());
  expectEverySliceToMatch(file);
  expect(file.text.isWellFormed()).toBe(true);
});

async function expectToTakeAnArticle(library: LibraryPage): Promise<void> {
  await library.chooseFiles(sample('harbour.txt'));
  await expect(library.page.getByRole('textbox', { name: 'Article text' })).toBeVisible();
}

async function writeBadFile(testInfo: TestInfo, { name, bytes }: BadFile): Promise<string> {
  const path = testInfo.outputPath(name);
  await writeFile(path, bytes);
  return path;
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
