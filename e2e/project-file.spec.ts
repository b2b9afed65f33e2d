import { expect, test } from './fixtures.ts';
import type { AnnotatePage } from './pages/annotate-page.ts';
import type { SavedFile } from './pages/download.ts';
import type { LibraryPage } from './pages/library-page.ts';

test.describe.configure({ timeout: 60_000 });

const TITLE = 'Sealed sluice gate';

test('a project that is exported, deleted, imported and exported again gives the same bytes', async ({
  library,
  annotate,
}) => {
  const before = await makeProject(library, annotate);
  await library.deleteEverything();
  await expect(library.article(TITLE)).toBeHidden();

  await library.chooseFiles(asFile(before));
  await expect(library.report).toContainText('Project opened: 1 article, 5 annotations.');
  await library.closeReport();
  const after = await library.backUp();
  expect(after.bytes.equals(before.bytes)).toBe(true);

  await library.openArticle(TITLE);
  await expect(annotate.highlight('“any suggestion of a cover-up”')).toBeVisible();
});

type Breakage = {
  readonly name: string;
  readonly spoil: (text: string) => string;
  readonly place: string;
  readonly what: string;
};

const BREAKAGES: readonly Breakage[] = [
  {
    name: 'a file cut short',
    spoil: (text) => text.slice(0, text.length / 2),
    place: '',
    what: 'The end of the file is missing.',
  },
  {
    name: 'a position that is one off',
    spoil: (text) =>
      text.replace(/(?<="fragments":\[\{[^\}]*"end":)\d+/v, (end) => String(Number(end) + 1)),
    place: 'articles[0].layers[0].annotations[0].fragments[0]',
    what: 'The quote is not what stands at this position.',
  },
  {
    name: 'a version from the future',
    spoil: (text) => text.replace('"version":2', '"version":99'),
    place: 'version',
    what: 'The file was written by a newer Ascribe.',
  },
  {
    name: 'a key that reaches for the prototype',
    spoil: (text) => text.replace('"attributes":{', '"attributes":{"__proto__":{"admin":true},'),
    place: 'articles[0].layers[0].annotations[0].attributes.__proto__',
    what: 'This key is not allowed in a file.',
  },
  {
    name: 'a letter changed in the text',
    spoil: (text) => text.replace('Sealed sluice gate', 'Sealed sluice gates'),
    place: '',
    what: 'The file is not as Ascribe wrote it',
  },
  {
    name: 'one id twice',
    spoil: repeatFirstAnnotation,
    place: 'articles[0].layers[0].annotations[1].id',
    what: 'This id is used twice.',
  },
];

test('a broken file is refused with the place of the fault, and nothing is changed', async ({
  page,
  library,
  annotate,
}) => {
  const sound = await makeProject(library, annotate);
  const text = sound.bytes.toString('utf8');
  for (const { name, spoil, place, what } of BREAKAGES) {
    // oxlint-disable-next-line no-await-in-loop -- One file after the other.
    await test.step(name, async () => {
      const broken = spoil(text);
      expect(broken).not.toBe(text);
      await library.chooseFiles(
        asFile({ name: 'broken.ascribe.json', bytes: Buffer.from(broken) }),
      );
      await expect(library.report).toContainText('Nothing in Ascribe was changed.');
      await expect(library.report).toContainText(what);
      await expect(library.report).toContainText(place);
      await library.closeReport();
    });
  }
  expect(await page.evaluate(() => Reflect.get({}, 'admin') as unknown)).toBeUndefined();
  const after = await library.backUp();
  expect(after.bytes.equals(sound.bytes)).toBe(true);
});

test('a file of annotations is no project, and says so', async ({ library, annotate }) => {
  const sound = await makeProject(library, annotate);
  await library.openArticle(TITLE);
  const annotations = await annotate.exportAnnotations();
  await annotate.leave();

  await library.chooseFiles(asFile(annotations));
  await expect(library.report).toContainText('This is not a file of the expected format.');
  await library.closeReport();
  const after = await library.backUp();
  expect(after.bytes.equals(sound.bytes)).toBe(true);
});

/** The sample article with a handful of annotations of every kind, as its project file. */
async function makeProject(library: LibraryPage, annotate: AnnotatePage): Promise<SavedFile> {
  await library.openSample();
  await annotate.tagFirstQuote('City hall');
  await annotate.press('q', 'c');
  await annotate.answerByKey('#', 'Northern Wire');
  await annotate.answerByKey('@', 'Somebody who is not in the text');
  await annotate.press('Enter', 'q', 's');
  await annotate.expectTags(5);
  await annotate.expectSaved();
  await annotate.leave();
  await expect(library.article(TITLE)).toBeVisible();
  return library.backUp();
}

function asFile({ name, bytes }: SavedFile) {
  return { name, mimeType: 'application/json', buffer: bytes };
}

function repeatFirstAnnotation(text: string): string {
  const ids = [...text.matchAll(/\{"id":"([^"]+)"[^\n]*"fragments":/gv)].map((found) => found[1]);
  const [first = '', second = ''] = ids;
  return text.replace(`{"id":"${second}"`, `{"id":"${first}"`);
}
