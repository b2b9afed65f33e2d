// Makes the sample PDFs and the paragraphs that are to be read from them, in e2e/samples/pdf.
// Needs a Chromium; with LibreOffice or pdflatex on the machine it makes theirs too.
//   node e2e/eval/make-pdfs.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { jsPDF } from 'jspdf';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { findChromium } from '../../src/cli/chromium.mjs';
import { ROOT } from '../../src/cli/machine.mjs';
import * as stories from './pdf-stories.mjs';

/** @typedef {import('./pdf-stories.mjs').Story} Story */
/** @typedef {import('./pdf-stories.mjs').Part} Part */

const folder = join(ROOT, 'e2e', 'samples', 'pdf');
const scratch = mkdtempSync(join(tmpdir(), 'ascribe-pdf-'));
mkdirSync(folder, { recursive: true });
await printWithChromium();
await typesetWithPdfLib();
typesetWithJsPdf();
exportFromWriter();
typesetWithLatex();
rmSync(scratch, { recursive: true, force: true });

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 * @param {Story} story
 * @param {readonly string[]} [apart] captions and notes, which may stand anywhere
 */
function save(name, bytes, story, apart = []) {
  writeFileSync(join(folder, `${name}.pdf`), bytes);
  const paragraphs = [...story.parts.map((part) => part.text), ...apart];
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify({ paragraphs }, null, 1)}\n`);
}

/** @param {string} text */
function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/**
 * @param {Story} story
 * @param {(text: string) => string} [mark]
 */
function toHtml(story, mark = (text) => text) {
  const tags = {
    headline: 'h1',
    deck: 'h2',
    byline: 'address',
    heading: 'h3',
    paragraph: 'p',
    item: 'div',
    quote: 'blockquote',
  };
  const parts = story.parts.map(
    ({ kind, text }) => `<${tags[kind]}>${mark(escape(text))}</${tags[kind]}>`,
  );
  const top = story.parts.findIndex(({ kind }) => kind === 'paragraph' || kind === 'heading');
  return { top: parts.slice(0, top).join('\n'), body: parts.slice(top).join('\n') };
}

/**
 * Soft hyphens between a vowel and a pair of consonants: places where a typesetter might divide.
 * @param {string} text
 */
function hyphenate(text) {
  return text.replace(/\p{L}{7,}/gu, (word) =>
    word.replace(
      /(?<=\p{L}{2}[aeiouyäöüàéèíóú][bcdfghklmnprstvwz])(?=[bcdfghklmnprstvwz][aeiouyäöüàéèíóú]\p{L})/giu,
      '\u00ad',
    ),
  );
}

async function printWithChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no Chromium');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  /** @type {(name: string, story: Story, css: string, options?: object, mark?: (text: string) => string) => Promise<void>} */
  const print = async (name, story, css, options = {}, mark) => {
    const { top, body } = toHtml(story, mark);
    const dir = story.lang === 'ar' ? 'rtl' : 'ltr';
    await page.setContent(
      `<!doctype html><html lang="${story.lang}" dir="${dir}"><title>Sample</title><style>body{font:11pt/1.35 serif}address{font-style:italic}h2{font-size:13pt}h3{font-size:12pt}${css}</style>${top}<main>${body}</main></html>`,
    );
    save(
      name,
      await page.pdf({
        format: 'A5',
        margin: { top: '18mm', bottom: '18mm', left: '15mm', right: '15mm' },
        ...options,
      }),
      story,
    );
  };
  const withFurniture = {
    displayHeaderFooter: true,
    headerTemplate:
      '<div style="font-size:8px;width:100%;padding:0 15mm">The Ostrey Ledger <span style="float:right">11 March</span></div>',
    footerTemplate:
      '<div style="font-size:8px;width:100%;text-align:center">Page <span class="pageNumber"></span> of <span class="totalPages"></span></div>',
  };
  await print('chromium-gaps-heads', stories.lighthouse, '', withFurniture);
  await print(
    'chromium-two-columns',
    stories.archive,
    'body{font-size:9pt}main{columns:2;column-gap:7mm;text-align:justify}p{margin:0;text-indent:1.2em}h1{font-size:20pt}',
    { format: 'A4' },
    hyphenate,
  );
  await print(
    'chromium-indents',
    stories.dairy,
    'p{margin:0;text-indent:1.5em}div{margin-left:1em}',
    withFurniture,
  );
  await print('chromium-arabic', stories.bridge, 'body{font:13pt/1.5 "DejaVu Sans",sans-serif}');
  await print(
    'chromium-french-justified',
    stories.vineyard,
    'p{text-align:justify}',
    {},
    hyphenate,
  );
  await print(
    'chromium-newspaper',
    stories.lighthouse,
    'body{font-size:8.5pt}main{columns:3;column-gap:5mm;text-align:justify}p{margin:0;text-indent:1em}h1{font-size:24pt;text-align:center}p:first-child{text-indent:0}',
    { format: 'A4', ...withFurniture },
    hyphenate,
  );
  await print('chromium-quote', stories.quoted, 'blockquote{font-style:italic}');
  await browser.close();
}

/**
 * @param {(text: string) => number} widthOf
 * @param {string} text
 * @param {number} width
 * @param {number} indent
 * @returns {string[]}
 */
function breakLines(widthOf, text, width, indent) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const room = width - (lines.length === 0 ? indent : 0);
    if (line !== '' && widthOf(`${line} ${word}`) > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Columns of unequal baselines, indents, justified words, a foot with the page's number. */
async function typesetWithPdfLib() {
  for (const [name, story, columns] of /** @type {const} */ ([
    ['pdf-lib-two-columns', stories.dairy, 2],
    ['pdf-lib-one-column', stories.tramway, 1],
    ['pdf-lib-report', stories.report, 1],
  ])) {
    const pdf = await PDFDocument.create();
    pdf.setTitle('untitled.indd');
    pdf.setCreationDate(new Date(0));
    pdf.setModificationDate(new Date(0));
    const regular = await pdf.embedFont(StandardFonts.TimesRoman);
    const bold = await pdf.embedFont(StandardFonts.TimesRomanBold);
    const gutter = 18;
    const width = (400 - (columns - 1) * gutter) / columns;
    let page = pdf.addPage([480, 640]);
    let top = 570;
    let y = top;
    let column = 0;
    const advance = (/** @type {number} */ leading) => {
      y -= leading;
      if (y > 60) return;
      column += 1;
      if (column === columns) {
        page = pdf.addPage([480, 640]);
        column = 0;
        top = 590;
      }
      // The second column stands a little lower: the baselines of the two do not meet.
      y = top - (column === 0 ? 12 : 17);
    };
    const furniture = () => {
      const number = pdf.getPageCount();
      page.drawText(`${number}`, { x: 236, y: 28, size: 9, font: regular });
      page.drawText('Westmark Review', { x: 40, y: 615, size: 8, font: regular });
    };
    let lastPage = page;
    furniture();
    let isFirst = true;
    for (const { kind, text } of story.parts) {
      const isLarge = kind === 'headline';
      const isBold = isLarge || kind === 'heading' || kind === 'deck';
      const spans = isLarge || kind === 'byline' || kind === 'deck';
      const font = isBold ? bold : regular;
      const size = isLarge ? 21 : 10;
      const leading = isLarge ? 25 : 12.5;
      const room = spans ? 400 : width;
      const indent = kind === 'paragraph' && !isFirst ? 12 : 0;
      if (isBold || spans) advance(isLarge ? 0 : 8);
      const lines = breakLines((line) => font.widthOfTextAtSize(line, size), text, room, indent);
      for (const [i, line] of lines.entries()) {
        advance(leading);
        if (page !== lastPage) {
          lastPage = page;
          furniture();
        }
        const x = 40 + column * (width + gutter) + (i === 0 ? indent : 0);
        const free = room - (i === 0 ? indent : 0) - font.widthOfTextAtSize(line, size);
        const words = line.split(' ');
        if (kind !== 'paragraph' || i === lines.length - 1) {
          page.drawText(line, { x, y, size, font });
          continue;
        }
        let at = x;
        for (const word of words) {
          page.drawText(word, { x: at, y, size, font });
          at += font.widthOfTextAtSize(`${word} `, size) + free / Math.max(1, words.length - 1);
        }
      }
      if (spans) top = y - 6;
      isFirst = kind !== 'paragraph';
    }
    save(name, await pdf.save(), story);
  }
}

/** Ragged lines, a gap between paragraphs, no indents. */
function typesetWithJsPdf() {
  for (const [name, story, columns] of /** @type {const} */ ([
    ['jspdf-one-column', stories.quoted, 1],
    ['jspdf-two-columns', stories.tramway, 2],
  ])) {
    const pdf = new jsPDF({ unit: 'pt', format: [440, 620] });
    pdf.setCreationDate("D:20200101000000+00'00'");
    pdf.setFileId('0'.repeat(32));
    const width = columns === 1 ? 360 : 171;
    let y = 50;
    let column = 0;
    let top = 50;
    for (const { kind, text } of story.parts) {
      const isLarge = kind === 'headline';
      pdf.setFont('helvetica', isLarge || kind === 'heading' ? 'bold' : 'normal');
      pdf.setFontSize(isLarge ? 18 : 10);
      const leading = isLarge ? 22 : 13;
      const spans = isLarge || kind === 'byline';
      /** @type {string[]} */
      const lines = pdf.splitTextToSize(text, spans ? 360 : width);
      for (const line of lines) {
        if (y > 560) {
          column += 1;
          if (column === columns) {
            pdf.addPage();
            column = 0;
            top = 50;
          }
          y = top;
        }
        y += leading;
        pdf.text(line, 40 + column * 189, y);
      }
      y += 8;
      if (spans) top = y;
    }
    for (let number = 1; number <= pdf.getNumberOfPages(); number += 1) {
      pdf.setPage(number);
      pdf.setFontSize(8);
      pdf.text(`- ${number} -`, 212, 602);
    }
    save(name, new Uint8Array(pdf.output('arraybuffer')), story);
  }
}

/** A letter with ragged paragraphs and gaps; a newsletter in two columns with a running head. */
function exportFromWriter() {
  for (const [name, story, columns] of /** @type {const} */ ([
    ['writer-polish', stories.reservoir, 1],
    ['writer-two-columns', stories.vineyard, 2],
  ])) {
    const file = join(scratch, `${name}.fodt`);
    writeFileSync(file, toFlatOdt(story, columns));
    const options = ['--headless', `-env:UserInstallation=file://${scratch}/profile`];
    const made = spawnSync('soffice', [
      ...options,
      '--convert-to',
      'pdf',
      '--outdir',
      scratch,
      file,
    ]);
    if (made.status !== 0) return;
    save(name, readFileSync(join(scratch, `${name}.pdf`)), story);
  }
}

/**
 * @param {Story} story
 * @param {number} columns
 */
function toFlatOdt(story, columns) {
  const look =
    columns === 1
      ? '<style:paragraph-properties fo:margin-bottom="0.25cm"/>'
      : '<style:paragraph-properties fo:text-indent="0.5cm" fo:text-align="justify"/>';
  const paragraphs = story.parts.map(({ kind, text }) => {
    const style = kind === 'headline' ? 'Big' : kind === 'paragraph' ? 'Body' : 'Standard';
    return `<text:p text:style-name="${style}">${escape(text)}</text:p>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles><style:style style:name="Standard" style:family="paragraph"><style:text-properties style:font-name="Liberation Serif" fo:font-size="11pt"/></style:style></office:styles>
<office:automatic-styles>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard">${look}</style:style>
<style:style style:name="Big" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="0.4cm"/><style:text-properties fo:font-size="19pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Columns" style:family="section"><style:section-properties><style:columns fo:column-count="${columns}" fo:column-gap="0.6cm"/></style:section-properties></style:style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="14.8cm" fo:page-height="12cm" fo:margin="1.5cm"/><style:header-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page"><style:header><text:p text:style-name="Standard">Cahiers du Sud ${story.lang} <text:page-number/></text:p></style:header></style:master-page></office:master-styles>
<office:body><office:text>${paragraphs[0]}<text:section text:style-name="Columns" text:name="all">${paragraphs.slice(1).join('')}</text:section></office:text></office:body></office:document>`;
}

/** As papers are set: two columns, hyphens, a note at the foot, a running head. */
function typesetWithLatex() {
  const note = 'The register is kept by the regional archive and can be seen there.';
  for (const [name, story, options, fonts] of /** @type {const} */ ([
    [
      'latex-two-columns',
      stories.report,
      'twocolumn,10pt',
      '\\usepackage[T1]{fontenc}\\usepackage{lmodern}\\pdfadjustspacing2\\AtBeginDocument{\\normalsize\\pdffontexpand\\font 30 20 10 autoexpand}',
    ],
    ['latex-one-column', stories.lighthouse, '11pt', ''],
    // Without a vector font of this encoding on the machine: bitmaps that do not say what they show.
    ['latex-bitmaps', stories.quoted, '11pt', '\\usepackage[T1]{fontenc}'],
  ])) {
    const body = story.parts.map(({ kind, text }, i) => {
      const tex = toTex(text);
      if (kind === 'headline') return `\\title{${tex}}\\author{}\\date{}\\maketitle`;
      if (kind === 'heading') return `\\section*{${tex}}`;
      // A note behind the first sentence of the fourth part.
      if (i === 4) return `${tex}\\footnote{${note}}\n`;
      return `${tex}\n`;
    });
    writeFileSync(
      join(scratch, `${name}.tex`),
      `\\documentclass[${options}]{article}${fonts}\\usepackage[utf8]{inputenc}\\pagestyle{headings}\\begin{document}\n${body.join('\n')}\n\\end{document}\n`,
    );
    const made = spawnSync(
      'pdflatex',
      ['-interaction=batchmode', '-output-directory', scratch, `${name}.tex`],
      { cwd: scratch },
    );
    if (made.status !== 0) continue;
    const parts = story.parts.map((part, i) =>
      i === 4 ? { ...part, text: `${part.text}¹` } : part,
    );
    save(name, readFileSync(join(scratch, `${name}.pdf`)), { ...story, parts }, [`¹${note}`]);
  }
}

/** @param {string} text */
function toTex(text) {
  return text
    .replaceAll('&', '\\&')
    .replaceAll('%', '\\%')
    .replace(/“/g, '``')
    .replace(/”/g, "''")
    .replaceAll('’', "'");
}
