import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { lookAtTablesIn } from './look-in-archive.ts';
import { outline, readAll, sourceFile } from './test-sources.ts';

const text = (content: string) => strToU8(content);

/** Bytes of an archive with those at a place changed. */
function patched(bytes: Uint8Array, change: (view: DataView, central: number) => void): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  change(view, view.getUint32(copy.length - 6, true));
  return copy;
}

describe('an archive', () => {
  test('gives each of its files, in folders and archives inside too', async () => {
    const inner = zipSync({ 'c.txt': text('Third.') });
    const zip = zipSync({
      'news/a.txt': text('First.'),
      'news/': new Uint8Array(),
      'news/b.csv': text('title,text\nB,Second.'),
      'more/inner.zip': inner,
      'news/picture.jpg': text('x'),
      '__MACOSX/news/._a.txt': text('x'),
      'program.exe': text('MZ'),
      'project.json': text('{"format":"ascribe-project"}'),
    });
    expect(outline(await readAll(sourceFile('all.zip', zip)))).toEqual([
      'all.zip › news/a.txt: First.',
      'all.zip › news/b.csv › row 2: Second.',
      'all.zip › more/inner.zip › c.txt: Third.',
      'all.zip › news/picture.jpg passed-over',
      'all.zip › __MACOSX/news/._a.txt passed-over',
      'all.zip › program.exe! unsupported',
      'all.zip › project.json project-file',
    ]);
  });

  test('shows the tables in it, and reads each in its own way', async () => {
    const zip = sourceFile(
      'all.zip',
      zipSync({
        'a.csv': text('kopf,inhalt\nA,First.\n'),
        'b/c.csv': text('one,two\nB,Second.\n'),
        'spans.jsonl': text('{"text":"A.","spans":[{"id":"s","label":"X","start":0,"end":1}]}'),
        'd.txt': text('Third.'),
      }),
    );
    const inner = { 'b/c.csv': { hasHeader: false, columns: { text: 'column 2' } } };
    const seen = await lookAtTablesIn(zip, inner);
    expect(seen.map(({ name, place, look }) => [name, place, look.columns])).toEqual([
      ['a.csv', 'all.zip › a.csv', ['kopf', 'inhalt']],
      ['b/c.csv', 'all.zip › b/c.csv', ['column 1', 'column 2']],
    ]);
    expect(outline(await readAll(zip, { inner }))).toEqual([
      'all.zip › a.csv › row 2: First.',
      'all.zip › b/c.csv › row 1: two',
      'all.zip › b/c.csv › row 2: Second.',
      'all.zip › spans.jsonl › line 1: A.',
      'all.zip › d.txt: Third.',
    ]);
  });

  test('brings web annotations to the text they point into', async () => {
    const selector = { type: 'TextQuoteSelector', exact: 'Rain' };
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: 'Claim',
      target: { source: 'urn:a', selector },
    };
    const zip = zipSync({
      'x/rain.txt': text('Rain fell.'),
      'x/ana.json': text(JSON.stringify(annotation)),
      'x/table.json': text('[{"text":"A row."}]'),
    });
    const items = await readAll(sourceFile('all.zip', zip));
    expect(outline(items)).toEqual([
      'all.zip › x/ana.json: Rain fell.',
      'all.zip › x/table.json › row 1: A row.',
    ]);
    expect(items[0]).toMatchObject({ work: { spans: [{}] } });
  });

  test('of files that are only stored, and under any name, is read', async () => {
    const zip = zipSync({ 'a.txt': [text('Stored.'), { level: 0 }] });
    expect(outline(await readAll(sourceFile('renamed.txt', zip)))).toEqual([
      'renamed.txt › a.txt: Stored.',
    ]);
  });

  test('has no name that leads out of it', async () => {
    const zip = zipSync({ '../../etc/a.txt': text('Climbing.') });
    expect(outline(await readAll(sourceFile('z.zip', zip)))).toEqual([
      'z.zip › etc/a.txt: Climbing.',
    ]);
  });

  test('with a name in the DOS code page is read', async () => {
    const zip = patched(zipSync({ 'xrich.txt': text('Z.') }), (view, central) => {
      view.setUint8(central + 46, 0x81);
    });
    expect(outline(await readAll(sourceFile('z.zip', zip)))).toEqual(['z.zip › ürich.txt: Z.']);
  });

  test('with an entry under lock says so of that entry', async () => {
    const zip = patched(zipSync({ 'a.txt': text('A.'), 'b.txt': text('B.') }), (view, central) => {
      view.setUint16(central + 8, 1, true);
    });
    expect(outline(await readAll(sourceFile('z.zip', zip)))).toEqual([
      'z.zip › a.txt! encrypted',
      'z.zip › b.txt: B.',
    ]);
  });

  test('cut in the middle gives what is whole, and says that it is cut', async () => {
    const zip = zipSync({
      'a.txt': text('Whole.'),
      'b.txt': [text('x'.repeat(5000)), { level: 0 }],
    });
    expect(outline(await readAll(sourceFile('z.zip', zip.slice(0, 3000))))).toEqual([
      'z.zip › a.txt: Whole.',
      'z.zip! damaged',
    ]);
  });

  test('cut so early that nothing has a name says only that', async () => {
    const header = new Uint8Array(44);
    header.set([0x50, 0x4b, 3, 4]);
    expect(outline(await readAll(sourceFile('z.zip', header)))).toEqual(['z.zip! damaged']);
  });

  test.each([
    ['a list of entries that points nowhere', 16, 0x7fffffff],
    ['a list of entries longer than the file', 12, 0x7fffffff],
  ])('with %s is damaged', async (_case, field, value) => {
    const zip = zipSync({ 'a.txt': text('A.') });
    const copy = zip.slice();
    new DataView(copy.buffer).setUint32(copy.length - 22 + field, value, true);
    expect(outline(await readAll(sourceFile('z.zip', copy))).at(-1)).toBe('z.zip! damaged');
  });

  test.each([0, 6] as const)(
    'with one letter changed on its way is damaged (level %d)',
    async (level) => {
      const story = text('The mayor said the bridge was safe. '.repeat(3));
      const zip = zipSync({ 'a.txt': [story, { level }], 'b.txt': text('B.') });
      const changed = patched(zip, (view, central) => view.setUint32(central + 16, 7, true));
      if (level === 0) zip.set(text('N'), zip.indexOf('w'.charCodeAt(0), 40));
      expect(outline(await readAll(sourceFile('z.zip', level === 0 ? zip : changed)))).toEqual([
        'z.zip › a.txt! damaged',
        'z.zip › b.txt: B.',
      ]);
    },
  );

  test('whose packed bytes are broken does not stop the rest', async () => {
    const zip = zipSync({ 'a.txt': text('abcdefgh'.repeat(50)), 'b.txt': text('B.') });
    zip.fill(0xff, 35, 45);
    expect(outline(await readAll(sourceFile('z.zip', zip)))).toEqual([
      'z.zip › a.txt! damaged',
      'z.zip › b.txt: B.',
    ]);
  });
});

describe('an archive that unpacks to too much', () => {
  const zeros = zipSync({ 'zeros.txt': new Uint8Array(10 * 1024 * 1024) });

  test('is stopped, at any depth', async () => {
    const nested = zipSync({ 'in.zip': zipSync({ 'zeros.zip': zeros }), 'b.txt': text('B.') });
    expect(outline(await readAll(sourceFile('z.zip', nested)))).toEqual([
      'z.zip › in.zip › zeros.zip › zeros.txt! unpacks-too-large',
      'z.zip › b.txt: B.',
    ]);
  });

  test('is not opened below the third archive', async () => {
    const deep = zipSync({ '3.zip': zipSync({ '2.zip': zipSync({ '1.zip': zeros }) }) });
    expect(outline(await readAll(sourceFile('z.zip', deep)))).toEqual([
      'z.zip › 3.zip › 2.zip › 1.zip! unpacks-too-large',
    ]);
  });

  test('is stopped whatever it says of its sizes', async () => {
    const lying = patched(zeros, (view, central) => view.setUint32(central + 24, 100, true));
    expect(outline(await readAll(sourceFile('z.zip', lying)))).toEqual([
      'z.zip › zeros.txt! unpacks-too-large',
    ]);
  });
});
