import { jsPDF } from 'jspdf';
import { degrees, PDFDocument, StandardFonts } from 'pdf-lib';
import { describe, expect, test } from 'vitest';
import { canonicalize } from '#domain/text/canonical.ts';
import { decodePdf } from './pdf.ts';
import { readPdfSample } from './pdf-samples.mjs';

async function decode(bytes: Uint8Array) {
  const decoded = await decodePdf(bytes);
  if (!decoded.ok) throw new Error(decoded.error.kind);
  return decoded.value;
}

/** One line a string, from the top down; an empty one leaves a gap. */
async function write(pages: readonly (readonly string[])[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const lines of pages) {
    const page = pdf.addPage([400, 600]);
    for (const [i, line] of lines.entries()) {
      if (line !== '') page.drawText(line, { x: 40, y: 540 - 14 * i, size: 11, font });
    }
  }
  return pdf.save();
}

describe('paragraphs come out as they were written', () => {
  test.each([
    ['in one column, with running heads and feet', 'chromium-gaps-heads'],
    ['in two columns with hyphens, under a headline that spans them', 'chromium-two-columns'],
    ['in three narrow columns', 'chromium-newspaper'],
    ['in columns whose baselines do not meet', 'pdf-lib-two-columns'],
    ['with indents and no gaps', 'chromium-indents'],
    ['as papers are set', 'latex-two-columns'],
    ['in bitmap fonts that do not name their signs', 'latex-bitmaps'],
    ['from the right to the left', 'chromium-arabic'],
  ])('%s', async (_case, name) => {
    const { bytes, paragraphs } = readPdfSample(name);
    const { drafts } = await decode(bytes);
    const read = drafts.filter((draft) => !draft.hidden).map((draft) => draft.text);
    const written = paragraphs.map((text) => canonicalize([{ kind: 'paragraph', text }]).text);
    expect(read).toEqual(expect.arrayContaining(written));
  });
});

test('heads, feet and page numbers are flagged and hidden, not dropped', async () => {
  const { drafts } = await decode(readPdfSample('chromium-gaps-heads').bytes);
  const hidden = drafts.filter((draft) => draft.hidden);
  expect(hidden.map((draft) => draft.text)).toContain('Page 1 of 2');
  expect(hidden.every((draft) => draft.flag?.reason === 'page-furniture')).toBe(true);
});

test('headline and headings are told by their size', async () => {
  const { drafts, title } = await decode(readPdfSample('pdf-lib-report').bytes);
  expect(title).toBe('Water losses in the municipal networks of Ostrey');
  expect(drafts.filter((draft) => draft.kind === 'heading').map((draft) => draft.text)).toContain(
    '3 Main findings',
  );
  expect(drafts.filter((draft) => draft.kind === 'listItem')).toHaveLength(3);
});

test('a paragraph goes on over the page, and its notes come last', async () => {
  const { drafts } = await decode(readPdfSample('latex-one-column').bytes);
  expect(drafts.filter((draft) => !draft.hidden).at(-1)?.text).toMatch(/^¹The register/);
});

test.each([
  ['a divided word is put together', ['the coastal of-', 'fice said that'], 'office said'],
  ['a word that has a hyphen keeps it', ['a case of well-', 'known authors'], 'well-known'],
  [
    'two capitals keep their hyphen',
    ['people in Baden-', 'Wuerttemberg say'],
    'Baden-Wuerttemberg',
  ],
  ['years keep their hyphen', ['in the years 2019-', '2024 it was'], '2019-2024'],
  ['a hyphen that stands for what follows stays', ['die Vor-', 'und Nachteile'], 'Vor- und'],
  [
    'what stands with a hyphen elsewhere has one',
    ['a so-named lamp-lit room and', 'another that was lamp-', 'lit at night'],
    'was lamp-lit',
  ],
])('%s', async (_case, lines, expected) => {
  const { drafts } = await decode(await write([lines]));
  expect(drafts.map((draft) => draft.text).join('|')).toContain(expected);
});

test('a Japanese document that only names its table of characters is read', async () => {
  // Shift JIS, in a font that is not in the file.
  const content = 'BT /F 12 Tf 50 700 Td <8d608143834e838c815b8393> Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/90ms-RKSJ-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/Mincho/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj ${object} endobj\n`).join('');
  const pdf = `%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 8>>\n%%EOF`;
  const { drafts } = await decode(new TextEncoder().encode(pdf));
  expect(drafts).toMatchObject([{ text: '港，クレーン' }]);
});

test('turned text comes last and is hidden', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([400, 600]);
  page.drawText('stamp 2024', { x: 20, y: 200, size: 11, font, rotate: degrees(90) });
  page.drawText('The council meets on Monday.', { x: 40, y: 500, size: 11, font });
  const { drafts } = await decode(await pdf.save());
  expect(drafts.map(({ text, hidden }) => [text, hidden])).toEqual([
    ['The council meets on Monday.', undefined],
    ['stamp 2024', true],
  ]);
});

test('a page that is shown turned is read as it is shown', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([400, 600]);
  page.setRotation(degrees(90));
  page.drawText('The council meets.', { x: 200, y: 100, size: 11, font, rotate: degrees(90) });
  const { drafts } = await decode(await pdf.save());
  expect(drafts).toMatchObject([{ text: 'The council meets.' }]);
});

test('a row of a table is one block, its cells told apart', async () => {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([400, 600]);
  const rows = [
    ['Town', 'Loss', 'Year'],
    ['Kell', '12 %', '2019'],
    ['Dunmoor', '31 %', '2020'],
  ];
  for (const [i, row] of rows.entries()) {
    for (const [j, text] of row.entries()) {
      page.drawText(text, { x: 40 + 100 * j, y: 500 - 15 * i, size: 10, font });
    }
  }
  const { drafts } = await decode(await pdf.save());
  expect(drafts.filter((draft) => draft.kind === 'cell').map((draft) => draft.text)).toEqual(
    rows.map((row) => row.join(' | ')),
  );
});

test.each([
  ['a real title', 'The keepers of the light', 'The keepers of the light'],
  ['a file name', 'report_final_v3.docx', undefined],
  ['a template’s name', 'untitled', undefined],
])('%s in the document’s own fields', async (_case, written, expected) => {
  const pdf = await PDFDocument.load(
    await write([['the council meets on monday,', 'and it will decide then,']]),
  );
  pdf.setTitle(written);
  const { title } = await decode(await pdf.save());
  expect(title === written ? title : undefined).toBe(expected);
});

describe('what cannot be read says why', () => {
  test('a page that is a picture', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage();
    pdf.addPage();
    expect(await decodePdf(await pdf.save())).toEqual({
      ok: false,
      error: { kind: 'scanned', pages: 2 },
    });
  });

  test('a file under a password', async () => {
    const pdf = new jsPDF({ encryption: { userPassword: 'secret', ownerPassword: 'more' } });
    pdf.text('Some text.', 20, 20);
    expect(await decodePdf(new Uint8Array(pdf.output('arraybuffer')))).toEqual({
      ok: false,
      error: { kind: 'encrypted' },
    });
  });

  test('a file that only may not be printed is read', async () => {
    const pdf = new jsPDF({ encryption: { userPassword: '', ownerPassword: 'more' } });
    pdf.text('Some text.', 20, 20);
    const { drafts } = await decode(new Uint8Array(pdf.output('arraybuffer')));
    expect(drafts).toMatchObject([{ text: 'Some text.' }]);
  });

  test.each([
    ['half of a file', 0.5],
    ['a file without its last bytes', 0.99],
    ['nothing', 0],
  ])('%s', async (_case, share) => {
    const { bytes } = readPdfSample('jspdf-one-column');
    expect(await decodePdf(bytes.slice(0, Math.floor(share * bytes.length)))).toMatchObject({
      ok: false,
      error: { kind: 'damaged' },
    });
  });
});
