import {
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  type IPropertiesOptions,
} from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { decodeDocx } from './docx.ts';

type Child = IPropertiesOptions['sections'][number]['children'][number];

async function write(
  children: readonly Child[],
  rest: Partial<IPropertiesOptions> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const document = new Document({ ...rest, sections: [{ children }] });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

async function blocksOf(bytes: Uint8Array) {
  const decoded = await decodeDocx(bytes);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value.drafts.map((draft) => `${draft.kind}: ${draft.text}`);
}

function edit(bytes: Uint8Array, name: string, change: (xml: string) => string) {
  const files = unzipSync(bytes);
  const file = files[name];
  if (!file) throw new Error(`no ${name}`);
  return new Uint8Array(zipSync({ ...files, [name]: strToU8(change(strFromU8(file))) }));
}

const tracked = { id: 1, author: 'ed', date: '2024-03-01T00:00:00Z' };

test('headings, lists, tables and line breaks keep their kind', async () => {
  const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
  const bytes = await write([
    new Paragraph({ text: 'Keepers of the light ask for more', heading: HeadingLevel.TITLE }),
    new Paragraph('The lighthouse could be moved, the coastal office said on Monday.'),
    new Paragraph({ text: 'A disagreement', heading: HeadingLevel.HEADING_2 }),
    new Paragraph({ text: 'first point', bullet: { level: 0 } }),
    new Paragraph({ children: [new TextRun('one line'), new TextRun({ text: 'two', break: 1 })] }),
    new Table({ rows: [new TableRow({ children: [cell('Year'), cell('Cost')] })] }),
  ]);
  expect(await blocksOf(bytes)).toEqual([
    'headline: Keepers of the light ask for more',
    'paragraph: The lighthouse could be moved, the coastal office said on Monday.',
    'heading: A disagreement',
    'listItem: first point',
    'paragraph: one line\ntwo',
    'cell: Year | Cost',
  ]);
});

test('lists have the numbers that Word draws, each list its own', async () => {
  const levels = [
    { level: 0, format: 'decimal', text: '%1.', start: 3 },
    { level: 1, format: 'lowerLetter', text: '%1%2)' },
  ] as const;
  const item = (text: string, level = 0, instance = 0) =>
    new Paragraph({ text, numbering: { reference: 'points', level, instance } });
  const bytes = await write(
    [
      item('Third'),
      item('Part', 1),
      item('Part', 1),
      new Paragraph('Between.'),
      item('Fourth'),
      item('Part', 1),
      new Paragraph({ text: 'Dot', bullet: { level: 0 } }),
      new Paragraph({ text: 'Dot in it', bullet: { level: 1 } }),
      item('A list of its own', 0, 1),
    ],
    { numbering: { config: [{ reference: 'points', levels }] } },
  );
  expect(await blocksOf(bytes)).toEqual([
    'listItem: 3. Third',
    'listItem: 3a) Part',
    'listItem: 3b) Part',
    'paragraph: Between.',
    'listItem: 4. Fourth',
    'listItem: 4a) Part',
    'listItem: Dot',
    'listItem: ◦ Dot in it',
    'listItem: 3. A list of its own',
  ]);
});

test('a style gives numbers too, and what a tracked change took away is not there', async () => {
  const numbered = await write(
    [new Paragraph({ text: 'Point', numbering: { reference: 'n', level: 0 } })],
    {
      numbering: {
        config: [{ reference: 'n', levels: [{ level: 0, format: 'upperRoman', text: '%1 –' }] }],
      },
    },
  );
  let numbering = '';
  const bytes = edit(numbered, 'word/document.xml', (xml) => {
    numbering = /<w:numPr>.*?<\/w:numPr>/.exec(xml)?.[0] ?? '';
    const change = `<w:pPrChange w:id="1" w:author="a"><w:pPr>${numbering}</w:pPr></w:pPrChange>`;
    const more = `<w:p><w:pPr>${change}</w:pPr><w:r><w:t>None of it.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Made"/></w:pPr><w:r><w:t>By style.</w:t></w:r></w:p>`;
    return xml.replace('</w:pPr>', `${change}</w:pPr>`).replace('</w:p>', `</w:p>${more}`);
  });
  const styled = edit(bytes, 'word/styles.xml', (xml) =>
    xml.replace(
      '</w:styles>',
      `<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr>${numbering}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Made"><w:name w:val="Made"/><w:basedOn w:val="Base"/></w:style></w:styles>`,
    ),
  );
  expect(await blocksOf(styled)).toEqual([
    'listItem: I – Point',
    'paragraph: None of it.',
    expect.stringMatching(/: II – By style\.$/),
  ]);
});

test('what was inserted is kept, what was deleted is not, and the user is told', async () => {
  const bytes = await write([
    new Paragraph({
      children: [
        new TextRun('The mayor '),
        new DeletedTextRun({ ...tracked, text: 'never ' }),
        new InsertedTextRun({ ...tracked, id: 2, text: 'always ' }),
        new TextRun('knew.'),
      ],
    }),
  ]);
  const decoded = await decodeDocx(bytes);
  expect(decoded).toMatchObject({
    ok: true,
    value: {
      drafts: [{ text: 'The mayor always knew.' }],
      notes: [{ kind: 'deletions-left-out', count: 1 }],
    },
  });
});

test('raised and lowered digits stay so', async () => {
  const bytes = await write([
    new Paragraph({
      children: [
        new TextRun('10'),
        new TextRun({ text: '6', superScript: true }),
        new TextRun(' t of CO'),
        new TextRun({ text: '2', subScript: true }),
      ],
    }),
  ]);
  expect(await blocksOf(bytes)).toEqual(['paragraph: 10⁶ t of CO₂']);
  const byPosition = edit(bytes, 'word/document.xml', (xml) =>
    xml.replace(/<w:vertAlign w:val="superscript"\/>/, '<w:position w:val="8"/><w:sz w:val="19"/>'),
  );
  expect(await blocksOf(byPosition)).toEqual(['paragraph: 10⁶ t of CO₂']);
});

test('words that are struck out or hidden are left out, and the user is told', async () => {
  const bytes = await write([
    new Paragraph({
      children: [
        new TextRun('At least '),
        new TextRun({ text: '300 ', strike: true }),
        new TextRun({ text: '350 ', doubleStrike: true }),
        new TextRun('400 people'),
        new TextRun({ text: ' (check!)', vanish: true }),
        new TextRun({ text: ' (by whom?)', vanish: true, bold: true }),
        new TextRun('.'),
      ],
    }),
    new Paragraph({ children: [new TextRun({ text: 'For the desk only.', vanish: true })] }),
  ]);
  const told = {
    drafts: [{ text: 'At least 400 people.' }],
    notes: [
      { kind: 'struck-left-out', count: 1 },
      { kind: 'hidden-left-out', count: 2 },
    ],
  };
  expect(await decodeDocx(bytes)).toMatchObject({ ok: true, value: told });
  const off = edit(bytes, 'word/document.xml', (xml) =>
    xml.replaceAll('<w:vanish/>', '<w:vanish w:val="0"/>'),
  );
  expect((await blocksOf(off)).at(-1)).toBe('paragraph: For the desk only.');
});

test('text that was moved stands where it was moved to', async () => {
  const bytes = edit(await write([new Paragraph('HERE')]), 'word/document.xml', (xml) =>
    xml.replace(
      /<w:r>.*?<\/w:r>/,
      '<w:moveFrom w:id="1" w:author="a"><w:r><w:t>old place</w:t></w:r></w:moveFrom><w:moveTo w:id="2" w:author="a"><w:r><w:t>new place</w:t></w:r></w:moveTo>',
    ),
  );
  expect(await blocksOf(bytes)).toEqual(['paragraph: new place']);
});

test('a footnote stands at the end, under the mark that calls it', async () => {
  const bytes = await write(
    [
      new Paragraph({
        children: [new TextRun('So it was said.'), new FootnoteReferenceRun(1)],
      }),
      new Paragraph('And so it ended.'),
    ],
    { footnotes: { 1: { children: [new Paragraph('In a letter.')] } } },
  );
  expect(await blocksOf(bytes)).toEqual([
    'paragraph: So it was said.¹',
    'paragraph: And so it ended.',
    expect.stringMatching(/^listItem: ¹ +In a letter\. ?$/),
  ]);
});

test('title and author of the file serve where the text names none', async () => {
  const text = 'The harbour council meets on Monday and will decide about the light then.';
  const bytes = await write([new Paragraph(text), new Paragraph(text)], {
    title: 'The keepers of the light',
    creator: 'Odile Farran',
  });
  expect(await decodeDocx(bytes)).toMatchObject({
    ok: true,
    value: { title: 'The keepers of the light', byline: 'Odile Farran' },
  });
});

test.each([
  ['a login', 'ofarran'],
  ['a program', 'Microsoft Office'],
])('%s is no author', async (_case, creator) => {
  const decoded = await decodeDocx(await write([new Paragraph('Some text.')], { creator }));
  expect(decoded.ok && decoded.value.byline).toBeUndefined();
});

test('a document without words is empty', async () => {
  expect(await decodeDocx(await write([new Paragraph('')]))).toEqual({
    ok: false,
    error: { kind: 'empty' },
  });
});

test('a document that was cut off is damaged', async () => {
  const bytes = await write([new Paragraph('Some text.')]);
  expect(await decodeDocx(bytes.slice(0, bytes.length / 2))).toMatchObject({
    ok: false,
    error: { kind: 'damaged' },
  });
});

test('an archive that is no document is damaged', async () => {
  const bytes = new Uint8Array(zipSync({ 'a.xml': strToU8('<a/>') }));
  expect(await decodeDocx(bytes)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
});

test.each([
  ['a password', 'E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0', { kind: 'encrypted' }],
  ['an old format', 'W\0o\0r\0d\0', { kind: 'binary', looksLike: 'old Office document' }],
])('%s is told from the container', async (_case, name, error) => {
  const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...strToU8(name)]);
  expect(await decodeDocx(bytes)).toEqual({ ok: false, error });
});

test('a bomb is refused', async () => {
  const bytes = new Uint8Array(zipSync({ 'word/document.xml': new Uint8Array(9 * 1024 * 1024) }));
  expect(await decodeDocx(bytes)).toMatchObject({
    ok: false,
    error: { kind: 'unpacks-too-large' },
  });
});
